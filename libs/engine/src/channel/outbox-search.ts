import { type OutboxRecord } from './outbox-store';

/** What a message shows in a list. */
export type OutboxTexts = Pick<OutboxRecord, 'to' | 'subject' | 'body'>;

/** Any of `words` as part of recipient, subject or text, taken literally; ASCII letters in any case. */
export interface OutboxSearch {
  words: readonly string[];
  /**
   * What the asker gets to see of a message: a word counts only where it still stands in that, or hidden addresses could be
   * found out by trying.
   */
  seen: (message: OutboxRecord) => OutboxTexts;
}

export function isFound(message: OutboxRecord, { words, seen }: OutboxSearch): boolean {
  const { to, subject, body } = seen(message);
  const texts = [to, subject ?? '', body].map(lowerAscii);
  return words.some((word) => texts.some((text) => text.includes(lowerAscii(word))));
}

/** As SQLite does it, which knows no other letters. */
function lowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
