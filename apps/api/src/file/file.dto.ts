import { type Page, type UploadedFile } from '@jeongsi/contract';
import { ApiProperty } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { Optional } from '../http/validation/fields';
import { text } from '../http/validation/rules';
import { digits } from '../http/validation/text-rules';

export class UploadQuery {
  @Optional(text({ max: 200 }), { description: 'With `text/csv`: what to call the file.', example: 'customers.csv' })
  name?: string;
}

export class FilesQuery {
  @Optional(digits({ from: 1, to: 200 }), { default: 50, example: 50 })
  limit?: string;
}

export class FileAnswer implements UploadedFile {
  @ApiProperty({ example: DOC_ID.file }) id!: string;
  @ApiProperty({ example: 'customers.csv' }) name!: string;
  @ApiProperty({ description: 'In bytes.', example: 18_204 }) size!: number;
  @ApiProperty({ enum: ['utf-8', 'cp949'], example: 'cp949' }) encoding!: UploadedFile['encoding'];
  @ApiProperty({ type: [String], example: ['email', 'name'] }) columns!: string[];
  @ApiProperty({ example: 120 }) rowCount!: number;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: { type: 'string' } },
    description: 'The first 20 rows.',
    example: [{ email: 'jisoo@example.com', name: '김지수' }],
  })
  sample!: Record<string, string>[];

  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) createdAt!: string;
}

export class FilePage implements Page<UploadedFile> {
  @ApiProperty({ type: [FileAnswer], description: 'Newest first.' }) items!: UploadedFile[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null.', example: null }) nextCursor!: null;
}
