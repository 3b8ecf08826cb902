import { type Issue } from '@jeongsi/engine';

/** What an advertisement begins with, to the letter. */
export const MARK = '(광고)';

const OPENING = String.raw`[(\[{<（［｛＜【〔「『《〈*]`;
const CLOSING = String.raw`[)\]}>）］｝＞】〕」』》〉*:：]`;
/** Also taken apart: 광 고, 광.고. */
const WORD = String.raw`(?:광[^\p{L}\p{N}]{0,3}고|廣告|広告|A[^\p{L}\p{N}]?D)`;
const VARIANT = new RegExp(String.raw`^(?:${OPENING}\s*${WORD}(?![\p{L}\p{N}])|${WORD}\s*${CLOSING})`, 'iu');

/** Whether a text begins with the mark as the law wants it. */
export function isMarked(text: string): boolean {
  return text.trimStart().startsWith(MARK);
}

/** Spellings of the mark that filters do not know and the law does not allow: `[광고]`, `(광 고)`, `<광고>`, `(AD)`, `광고)`. */
export function markIssues(path: string, text: string): Issue[] {
  const start = text.trimStart();
  if (start.startsWith(MARK) || !VARIANT.test(start)) return [];
  const message = `An advertisement begins with exactly ${MARK}. Leave your own mark out: the right one is added by itself.`;
  return [{ path, code: 'ADVERTISING_PREFIX', message }];
}

/** A text that calls itself an advertisement is one, whatever purpose it is given. */
export function purposeIssues(path: string, text: string): Issue[] {
  if (!isMarked(text) && markIssues(path, text).length === 0) return [];
  const message = 'The text calls itself an advertisement. Choose the purpose advertising, or leave the mark out.';
  return [{ path, code: 'ADVERTISING_PURPOSE', message }];
}
