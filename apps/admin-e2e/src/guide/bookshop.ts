import { type WorkflowInput } from '@jeongsi/contract';

export type Language = 'ko' | 'en';

/** Somebody who gets messages: a name and the part of the address before the at sign. */
export type Reader = readonly [name: string, mailbox: string];

/** What the people of a small online bookshop write, in their language. */
export interface Bookshop {
  readers: readonly Reader[];
  /** Of the operator, of a colleague and of a program. */
  keys: readonly [string, string, string];
  mail: string;
  sms: string;
  members: string;
  sender: string;
  returns: Words;
  arrivals: Words;
  birthday: Words;
  news: Words;
  basket: Words;
  club: Words;
  statement: Words & { csv: string; file: string; amount: string; sentence: readonly [string, string] };
  optOutReason: string;
  dayOff: string;
  nightAd: string;
  pauseReason: string;
}

export interface Words {
  name: string;
  subject: string;
  body: string;
}

type Parts = Pick<WorkflowInput, 'name' | 'audience'>;

/** The columns are called the same in both languages: what travels is what is written. */
export function listOf(shop: Bookshop, words: Words, count: number): Parts {
  const rows = Array.from({ length: count }, (_, index) => {
    const [name, mailbox] = shop.readers[index % shop.readers.length] ?? ['', ''];
    const round = Math.floor(index / shop.readers.length);
    return { name, email: `${mailbox}${round || ''}@example.com`, consent: index % 4 === 3 ? 'N' : 'Y' };
  });
  return { name: words.name, audience: { source: 'list', mapping: { address: 'email', name: 'name' }, rows } };
}
