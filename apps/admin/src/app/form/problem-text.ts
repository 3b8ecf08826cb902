import { type FieldError } from '@jeongsi/contract';
import { type Text } from '../i18n/text';
import { problemCodeOf } from './problem-code';

/** What is wrong with a field, in the reader's language; without words of ours the server's own. */
export function problemText({ code, message }: Pick<FieldError, 'code' | 'message'>, text: Text): string {
  return text(`form.problem.${problemCodeOf(code)}`, { detail: message });
}

/** A finding of the form itself, in the shape of the server's. */
export function finding(path: string, code: string): FieldError {
  return { path, code, message: '' };
}
