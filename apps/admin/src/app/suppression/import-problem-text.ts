import { type FieldError } from '@jeongsi/contract';
import { problemText } from '../form/problem-text';
import { type Text, type TextKey } from '../i18n/text';

const BY_CODE: Readonly<Record<string, TextKey>> = {
  EMPTY: 'suppression.import.problem.empty',
  ENCODING: 'suppression.import.problem.encoding',
  NUL: 'suppression.import.problem.encoding',
  QUOTE: 'suppression.import.problem.quote',
  ROW_TOO_LONG: 'suppression.import.problem.quote',
  TOO_LARGE: 'suppression.import.problem.tooMuch',
  TOO_MANY_ROWS: 'suppression.import.problem.tooMuch',
};

/** Why a file cannot be read, and in which line. */
export function importProblemText(error: FieldError, text: Text): string {
  const known = BY_CODE[error.code];
  const what = known === undefined ? problemText(error, text) : text(known);
  const line = /^file\.line\.(\d+)$/.exec(error.path)?.[1];
  return line === undefined ? what : text('suppression.import.problem.atLine', { n: line, what });
}
