import { type Issue } from '../issue';

/** Collects what is wrong with one input. */
export class IssueList {
  readonly all: Issue[] = [];

  get found(): boolean {
    return this.all.length > 0;
  }

  add(path: string, code: string, message: string): void {
    this.all.push({ path, code, message });
  }

  /** Whether it is a whole number in the range; reports it if not. */
  checkWhole(path: string, value: number, from: number, to: number): boolean {
    if (Number.isInteger(value) && value >= from && value <= to) return true;
    this.add(path, 'OUT_OF_RANGE', `Use a whole number from ${from} to ${to}.`);
    return false;
  }

  checkOneOf<T extends string>(path: string, value: T, allowed: readonly T[]): boolean {
    if (allowed.includes(value)) return true;
    this.add(path, 'UNKNOWN_VALUE', `Use one of ${allowed.join(', ')}.`);
    return false;
  }
}
