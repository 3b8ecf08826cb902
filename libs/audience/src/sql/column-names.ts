import { AudienceUnavailable } from '@jeongsi/engine';

/** Every column travels with every delivery, so there is an end to them. */
const MAX_COLUMNS = 500;

/** The columns' names, NFC. @throws AudienceUnavailable when there are none or they are not all different. */
export function columnNames(names: readonly string[]): string[] {
  if (names.length === 0) throw refuse('NO_COLUMNS', 'The query gives no rows. It has to be one SELECT.');
  if (names.length > MAX_COLUMNS) {
    const message = `The query gives ${names.length} columns; at most ${MAX_COLUMNS} are possible. Name the ones you need.`;
    throw refuse('TOO_MANY_COLUMNS', message);
  }
  const columns = names.map((name) => name.normalize('NFC'));
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) {
    const message = `Two columns of the query are called "${twice}". Give one of them another name with AS.`;
    throw refuse('DUPLICATE_COLUMN', message);
  }
  return columns;
}

export function refuseBytes(column: string, type: string): AudienceUnavailable {
  const message = `The column "${column}" is ${type}, which is no text. Leave it out, or convert it in the query.`;
  return refuse('BINARY_COLUMN', message);
}

function refuse(code: string, message: string): AudienceUnavailable {
  return new AudienceUnavailable(code, message, 'pointless');
}
