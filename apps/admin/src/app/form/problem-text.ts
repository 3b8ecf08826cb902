import { type FieldError } from '@jeongsi/contract';
import { type Text, type TextKey } from '../i18n/text';

const BY_CODE: Readonly<Record<string, TextKey>> = {
  REQUIRED: 'form.problem.required',
  EMPTY: 'form.problem.required',
  TOO_SHORT: 'form.problem.required',
  TOO_LONG: 'form.problem.tooLong',
  ADDRESS_TOO_LONG: 'form.problem.tooLong',
  NOT_WHOLE: 'form.problem.wholeNumber',
  OUT_OF_RANGE: 'form.problem.outOfRange',
  NAME_TAKEN: 'form.problem.nameTaken',
  SECRET_NEEDED: 'form.problem.secretNeeded',
  INVALID_URL: 'form.problem.invalidUrl',
  PRIVATE_ADDRESS: 'form.problem.privateAddress',
  INVALID_ADDRESS: 'form.problem.invalidAddress',
  INVALID_NUMBER: 'form.problem.invalidAddress',
  HOLIDAY_EXISTS: 'form.problem.dateTaken',
  NO_SUCH_DATE: 'form.problem.noSuchDate',
};

/** What is wrong with a field, in the reader's language; without words of ours the server's own. */
export function problemText({ code, message }: Pick<FieldError, 'code' | 'message'>, text: Text): string {
  const known = BY_CODE[code];
  return known === undefined ? text('form.problem.server', { detail: message }) : text(known);
}

/** A finding of the form itself, in the shape of the server's. */
export function finding(path: string, code: string): FieldError {
  return { path, code, message: '' };
}
