import { type AliasedRawBuilder } from 'kysely';

/** What a column of an input table holds. */
export type InputKind = 'text' | 'text?' | 'bigint' | 'bigint?';

interface InputTypes {
  text: string;
  'text?': string | null;
  bigint: number;
  'bigint?': number | null;
}

export type InputRow<Columns extends Record<string, InputKind>> = {
  [Column in keyof Columns]: InputTypes[Columns[Column]];
};

/** The table `input`, to be joined or selected from. Its rows keep their order in `select … from input`. */
export type InputTable<Columns extends Record<string, InputKind>> = AliasedRawBuilder<InputRow<Columns>, 'input'>;

/**
 * Turns any number of rows into a table of one bound parameter, so that a batch is one statement whose text never
 * changes and is prepared once. How that is said differs between databases.
 */
export abstract class InputTables {
  abstract table<const Columns extends Record<string, InputKind>>(
    columns: Columns,
    rows: readonly InputRow<Columns>[],
  ): InputTable<Columns>;
}
