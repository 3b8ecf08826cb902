import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const REGION = 'KR';

/** Digits and what people put between them. */
const WRITTEN = /^\+?[\d\s().\-‐‑]{7,30}$/;

/** Since 2004 every 010 number has eight more digits; the library still takes seven. */
const SHORT_010 = /^010\d{7}$/;

/**
 * A Korean mobile number as its national digits, `01012345678`; undefined when it is none. Takes full-width digits, +82,
 * and the leading zero that a spreadsheet ate.
 */
export function normaliseMobile(raw: string): string | undefined {
  const text = raw.normalize('NFKC').trim();
  if (!WRITTEN.test(text)) return undefined;
  const number = parsePhoneNumberFromString(text, REGION);
  if (number?.country !== REGION || number.getType() !== 'MOBILE') return undefined;
  const national = `0${number.nationalNumber}`;
  return SHORT_010.test(national) ? undefined : national;
}
