/** What to look for: the text itself, and a phone number as it is kept, however it was written. */
export function wordsOf(text: string): string[] {
  const word = text.trim();
  return /^\+?[\d\s().-]{4,}$/.test(word) ? [...new Set([word, national(word)])] : [word];
}

/** As Korean numbers are kept. */
function national(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return phone.startsWith('+82') ? digits.replace(/^820?/, '0') : digits;
}
