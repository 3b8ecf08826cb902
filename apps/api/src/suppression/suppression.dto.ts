import {
  type Page,
  type Suppression,
  SUPPRESSION_SCOPES,
  type SuppressionInput,
  type SuppressionScope,
} from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { PageQuery } from '../http/page';
import { Optional, Required } from '../http/validation/fields';
import { oneOf, text } from '../http/validation/rules';

export const SCOPE = '`advertising`: no advertisements any more; `all`: nothing at all.';

export class SuppressionBody implements SuppressionInput {
  @Required(text({ max: 320 }), {
    description: 'A phone number or an e-mail address, however it is written.',
    example: '010-1234-5678',
  })
  address!: string;

  @Optional(oneOf(SUPPRESSION_SCOPES), { description: SCOPE, default: 'advertising' }) scope?: SuppressionScope;
  @Optional(text({ max: 500 }), { example: '전화로 수신 거부' }) reason?: string;
}

export class SuppressionsQuery extends PageQuery {
  @Optional(text({ max: 320 }), {
    description: 'A whole address however it is written, or part of one.',
    example: '010-1234-5678',
  })
  search?: string;
}

export class SuppressionAnswer implements Suppression {
  @ApiProperty({ example: DOC_ID.suppression }) id!: string;
  @ApiProperty({ description: 'Masked in lists.', example: '010-****-5678' }) address!: string;

  @ApiProperty({ enum: SUPPRESSION_SCOPES, enumName: 'SuppressionScope', description: SCOPE, example: 'advertising' })
  scope!: SuppressionScope;

  @ApiPropertyOptional({ example: '전화로 수신 거부' }) reason?: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) createdAt!: string;
}

export class SuppressionPage implements Page<Suppression> {
  @ApiProperty({ type: [SuppressionAnswer] }) items!: Suppression[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}
