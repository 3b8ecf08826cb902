import { SUPPRESSION_SCOPES, type SuppressionImport, type SuppressionScope } from '@jeongsi/contract';
import { ApiProperty } from '@nestjs/swagger';
import { type ImportQuestion } from '@jeongsi/engine';
import { Optional } from '../http/validation/fields';
import { oneOf, text } from '../http/validation/rules';
import { digits } from '../http/validation/text-rules';
import { SCOPE } from './suppression.dto';

/** Beside the file, which is the body. */
export class ImportQuery {
  @Optional(oneOf(SUPPRESSION_SCOPES), { description: SCOPE, default: 'advertising' }) scope?: SuppressionScope;
  @Optional(text({ max: 500 }), { example: '예전 시스템에서 옮김' }) reason?: string;

  @Optional(digits({ from: 1, to: 500 }), {
    description: 'Where the addresses stand, counted from 1. Without it the column with the most of them.',
    example: '2',
  })
  column?: string;
}

export function importQuestion({ scope = 'advertising', reason, column }: ImportQuery): ImportQuestion {
  return {
    scope,
    ...(reason !== undefined && { reason }),
    ...(column !== undefined && { column: Number(column) - 1 }),
  };
}

class ImportFinding {
  @ApiProperty({ example: 17 }) line!: number;
  @ApiProperty({ description: 'What stands there.', example: '010-123' }) value!: string;
}

export class SuppressionImportAnswer implements SuppressionImport {
  @ApiProperty({ description: 'New ones: they would be added, or were.', example: 118 }) added!: number;
  @ApiProperty({ description: 'There already, and left as they are.', example: 2 }) known!: number;
  @ApiProperty({ description: 'Lines whose address stands in an earlier line.', example: 1 }) repeated!: number;
  @ApiProperty({ description: 'Lines without an address.', example: 1 }) invalid!: number;
  @ApiProperty({ type: [ImportFinding], description: 'The first 20 of those.' }) findings!: ImportFinding[];

  @ApiProperty({
    type: [String],
    description: 'What the first line calls the columns; empty texts when it is no header.',
    example: ['name', 'email'],
  })
  columns!: string[];

  @ApiProperty({ description: 'Where the addresses stand, counted from 1.', example: 2 }) column!: number;
  @ApiProperty({ description: 'Whether the first line is a header.', example: true }) header!: boolean;
}
