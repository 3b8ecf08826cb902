import { type Issue } from '@jeongsi/engine';
import { literalText, ownText } from '../template-texts';
import { byteLength, nameCharacters, tidy, unencodable } from './cp949';
import { LMS_BYTES } from './text-message';

/** What no recipient's values can mend in a text of at most `limit` bytes: characters that cannot be sent, too much of it. */
export function checkText(path: string, text: string, limit = LMS_BYTES): Issue[] {
  const characters = unencodable(tidy(ownText(text)));
  if (characters.length > 0) {
    const message = `A text message cannot carry ${nameCharacters(characters)}. Write it another way.`;
    return [{ path, code: 'UNENCODABLE', message }];
  }
  const bytes = byteLength(tidy(literalText(text)));
  if (bytes <= limit) return [];
  const message = `The text alone has ${bytes} bytes; at most ${limit} can be sent.`;
  return [{ path, code: 'TOO_LONG', message }];
}
