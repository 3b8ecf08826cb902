import mysql, { type FieldPacket, type TypeCast } from 'mysql2';
import { refuseBytes } from '../column-names';

const { Types } = mysql;

/** The character set of what is no text; numbers and times, which come as digits, have it too. */
const BINARY = 63;

const TEXT_OR_BYTES: ReadonlySet<number> = new Set([
  Types.VARCHAR,
  Types.VAR_STRING,
  Types.STRING,
  Types.TINY_BLOB,
  Types.MEDIUM_BLOB,
  Types.LONG_BLOB,
  Types.BLOB,
]);

/** @throws AudienceUnavailable when a column is not text, number or time. */
export function refuseBinaryColumns(fields: readonly FieldPacket[]): void {
  for (const { name, columnType = Types.NULL, characterSet } of fields) {
    if (columnType === Types.GEOMETRY) throw refuseBytes(name, 'a geometry');
    if (characterSet === BINARY && TEXT_OR_BYTES.has(columnType)) throw refuseBytes(name, 'binary');
  }
}

/** The text that the server sent, instead of what the driver would make of it; bits are all that come as bytes. */
export const cellText: TypeCast = (field) => {
  if (field.type !== 'BIT') return field.string('utf8');
  const bytes = field.buffer();
  if (bytes === null) return null;
  const value = BigInt(`0x${bytes.toString('hex') || '0'}`);
  return field.length === 1 ? String(value === 1n) : String(value);
};
