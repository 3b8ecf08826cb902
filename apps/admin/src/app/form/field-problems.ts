/** What is wrong with the named fields of a form. A form that has such fields provides it. */
export abstract class FieldProblems {
  /** In the language on screen; empty while nothing is wrong, or nothing is to be shown yet. Reads signals. */
  abstract of(field: string): string;

  /** Somebody was there: from now on what is wrong with it may be told. */
  abstract touch(field: string): void;
}
