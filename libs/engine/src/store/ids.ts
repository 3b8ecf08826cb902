/** Makes identifiers: UUIDv7, so that newer rows sort after older ones. */
export abstract class Ids {
  abstract next(): string;
}
