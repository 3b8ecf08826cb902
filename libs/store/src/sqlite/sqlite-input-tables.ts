import { sql } from 'kysely';
import { InputTables, type InputKind, type InputRow, type InputTable } from '../sql/input-table';

/** Rows as one JSON array, unfolded by `json_each`: of arrays, or of bare values where there is one column. */
export class SqliteInputTables extends InputTables {
  override table<const Columns extends Record<string, InputKind>>(
    columns: Columns,
    rows: readonly InputRow<Columns>[],
  ): InputTable<Columns> {
    const names = Object.keys(columns);
    const [only, second] = names;
    if (only !== undefined && second === undefined) {
      const values = JSON.stringify(rows.map((row) => row[only as keyof Columns]));
      return sql<InputRow<Columns>>`(select value as ${sql.ref(only)} from json_each(${values}))`.as('input');
    }
    const json = JSON.stringify(rows.map((row) => names.map((name) => row[name as keyof Columns])));
    return sql<InputRow<Columns>>`(select ${sql.raw(picks(names))} from json_each(${json}))`.as('input');
  }
}

/** As one piece of text: building it out of its parts anew took longer than SQLite takes for a row. Names are our own. */
function picks(names: readonly string[]): string {
  return names.map((name, index) => `value ->> ${index} as "${name}"`).join(', ');
}
