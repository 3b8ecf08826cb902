/** What is wrong with an input, where, and what would be right. Expected failures are values, not exceptions. */
export interface Issue {
  /** Dotted from the input's root: `recurrence.times.0`. */
  path: string;
  /** Stable, for programs: `UNKNOWN_ZONE`, `PAST`, … */
  code: string;
  /** A plain English sentence that says what would be right. */
  message: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function invalid<T>(...issues: Issue[]): Result<T> {
  return { ok: false, issues };
}

/** The same issues, seen from a root further out. */
export function under(root: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, path: issue.path === '' ? root : `${root}.${issue.path}` }));
}

/** Something was named that nobody here serves. */
export function notAvailable(path: string, known: ReadonlyMap<string, unknown>): Issue {
  return { path, code: 'NOT_AVAILABLE', message: `Not available yet; use one of: ${[...known.keys()].join(', ')}` };
}
