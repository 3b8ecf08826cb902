import { AudienceUnavailable, type AudienceRow } from '@jeongsi/engine';
import { isRecord, jsonText } from './json';

export interface FlatItem {
  /** Also of cells that are null. */
  columns: string[];
  row: AudienceRow;
}

/**
 * A recipient from an item: members of nested objects become columns `contact.phone`, one level deep; what is nested
 * deeper, and lists, become JSON text. Null is an absent cell. `index` counts from 0 over all pages.
 * @throws AudienceUnavailable
 */
export function flattenItem(item: unknown, index: number): FlatItem {
  if (!isRecord(item)) {
    const message = `Item ${index} of the source (counted from 0) is no object with the recipient's columns.`;
    throw new AudienceUnavailable('INVALID_ITEM', message, 'pointless');
  }
  const row = Object.create(null) as AudienceRow;
  const columns: string[] = [];
  const seen = new Set<string>();
  const add = (name: string, value: unknown): void => {
    const column = name.normalize('NFC');
    if (seen.has(column)) {
      const message = `Item ${index} of the source (counted from 0) has two values for the column "${column}".`;
      throw new AudienceUnavailable('DUPLICATE_COLUMN', message, 'pointless');
    }
    seen.add(column);
    columns.push(column);
    if (value !== null) row[column] = jsonText(value);
  };
  for (const [name, value] of Object.entries(item)) {
    if (!isRecord(value)) add(name, value);
    else for (const [inner, nested] of Object.entries(value)) add(`${name}.${inner}`, nested);
  }
  return { columns, row };
}
