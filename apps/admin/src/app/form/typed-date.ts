/** What somebody typed where a date belongs. */
export type TypedDate =
  /** `YYYY-MM-DD`. */
  { kind: 'date'; date: string } | { kind: 'empty' | 'unreadable' | 'noSuchDate' };

const FORMS = [
  /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/,
  // Eight digits on end.
  /^(\d{4})(\d{2})(\d{2})$/,
];

const FIRST_YEAR = 1900;

/** Reads `2026-11-22`, `2026.11.22`, `2026. 11. 22.`, `2026/11/22`, `20261122`, `2026년 11월 22일`. */
export function readDate(typed: string): TypedDate {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { kind: 'empty' };
  const found = FORMS.map((form) => form.exec(text)).find((match) => match !== null);
  if (!found) return { kind: 'unreadable' };
  const [year, month, day] = found.slice(1, 4).map(Number) as [number, number, number];
  if (year < FIRST_YEAR || !inCalendar(year, month, day)) return { kind: 'noSuchDate' };
  return { kind: 'date', date: `${year}-${twoDigits(month)}-${twoDigits(day)}` };
}

/** The date as the server writes it; what cannot be read stays as it is, for the server to name. */
export function dateText(typed: string): string {
  const read = readDate(typed);
  return read.kind === 'date' ? read.date : typed;
}

function inCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
