import { fieldErrorsOf } from '../../http/field-errors';
import { type TextKey, type TextParams } from '../../i18n/text';

type FileKey = Extract<TextKey, `builder.file.problem.${string}`>;

/** What the server finds wrong with a file, by its codes. */
const KEYS: Readonly<Record<string, FileKey>> = {
  EMPTY: 'builder.file.problem.EMPTY',
  NO_ROWS: 'builder.file.problem.NO_ROWS',
  ENCODING: 'builder.file.problem.NOT_TEXT',
  NUL: 'builder.file.problem.NOT_TEXT',
  EMPTY_COLUMN: 'builder.file.problem.EMPTY_COLUMN',
  DUPLICATE_COLUMN: 'builder.file.problem.DUPLICATE_COLUMN',
  TOO_MANY_COLUMNS: 'builder.file.problem.TOO_MANY_COLUMNS',
  RAGGED_ROW: 'builder.file.problem.RAGGED_ROW',
  QUOTE: 'builder.file.problem.QUOTE',
  ROW_TOO_LONG: 'builder.file.problem.ROW_TOO_LONG',
  TOO_LARGE: 'builder.file.problem.TOO_LARGE',
};

/** Why the server does not take a file, and in which line (`file.line.3`); null when it is not about the file's content. */
export function fileRefusal(error: unknown): { key: FileKey; params: TextParams } | null {
  const [first] = fieldErrorsOf(error);
  const key = KEYS[first?.code ?? ''];
  if (first === undefined || key === undefined) return null;
  const line = /\.line\.(\d+)$/.exec(first.path)?.[1];
  return { key, params: line === undefined ? {} : { line } };
}
