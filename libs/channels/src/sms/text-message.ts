import { byteLength, nameCharacters, tidy, unencodable } from './cp949';

/** Bytes in CP949. */
export const SMS_BYTES = 90;
export const LMS_BYTES = 2_000;
export const SUBJECT_BYTES = 40;

export interface TextMessage {
  type: 'SMS' | 'LMS';
  subject?: string;
  body: string;
}

/** Why a text cannot go: `UNENCODABLE`, `TOO_LONG`. */
export interface TextFault {
  field: 'subject' | 'body';
  code: 'UNENCODABLE' | 'TOO_LONG';
  message: string;
}

/** Up to 90 bytes without a subject it is an SMS, else an LMS. */
export function layOut(body: string, subject?: string): TextMessage | { fault: TextFault } {
  const text = tidy(body);
  const head = subject === undefined ? '' : tidy(subject).trim();
  const fault = textFault('body', text, LMS_BYTES) ?? textFault('subject', head, SUBJECT_BYTES);
  if (fault) return { fault };
  if (head !== '') return { type: 'LMS', subject: head, body: text };
  return { type: byteLength(text) <= SMS_BYTES ? 'SMS' : 'LMS', body: text };
}

/** What keeps a tidy text of at most `limit` bytes from being sent. */
export function textFault(field: TextFault['field'], text: string, limit: number): TextFault | undefined {
  const characters = unencodable(text);
  if (characters.length > 0) {
    const message = `A text message cannot carry ${nameCharacters(characters)}. Write it another way.`;
    return { field, code: 'UNENCODABLE', message };
  }
  const bytes = byteLength(text);
  if (bytes <= limit) return undefined;
  return { field, code: 'TOO_LONG', message: `The ${field} has ${bytes} bytes; at most ${limit} can be sent.` };
}

export function limitOf(type: TextMessage['type']): number {
  return type === 'SMS' ? SMS_BYTES : LMS_BYTES;
}
