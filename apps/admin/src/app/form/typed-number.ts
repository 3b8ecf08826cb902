/** What somebody typed where a whole number belongs. */
export type TypedNumber = { kind: 'number'; number: number } | { kind: 'empty' | 'unreadable' };

/** Reads `1000`, `1,000` and full-width digits. */
export function readNumber(typed: string): TypedNumber {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { kind: 'empty' };
  return /^-?\d{1,3}(,\d{3})+$|^-?\d{1,15}$/.test(text)
    ? { kind: 'number', number: Number(text.replaceAll(',', '')) }
    : { kind: 'unreadable' };
}

/** Nothing for an empty field: then the server's default counts. What cannot be read becomes no number at all. */
export function numberOf(typed: string): number | undefined {
  const read = readNumber(typed);
  if (read.kind === 'empty') return undefined;
  return read.kind === 'number' ? read.number : Number.NaN;
}

export function typedNumber(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
