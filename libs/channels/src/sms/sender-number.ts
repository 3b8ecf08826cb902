/** A sender number as digits; undefined when it has another shape. Whether it is registered only the provider knows. */
export function normaliseSender(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined;
  const text = raw.normalize('NFKC').trim();
  if (!/^[\d\s().-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  return /^(?:0\d{7,11}|1\d{7})$/.test(digits) ? digits : undefined;
}
