import { type JobMode, type OutboxMessage, type Page } from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { PageQuery } from '../http/page';
import { Optional } from '../http/validation/fields';
import { text } from '../http/validation/rules';

export class OutboxQuery extends PageQuery {
  @Optional(text({ max: 100 }), { example: DOC_ID.job })
  jobId?: string;
}

export class OutboxMessageAnswer implements OutboxMessage {
  @ApiProperty({ example: DOC_ID.message }) id!: string;
  @ApiProperty({ example: DOC_ID.job }) jobId!: string;
  @ApiProperty({ example: DOC_ID.delivery }) deliveryId!: string;
  @ApiProperty({ example: 'jisoo@example.com' }) to!: string;
  @ApiPropertyOptional({ example: '회의 안내' }) subject?: string;
  @ApiProperty({ example: '김지수님, 회의가 내일 오전 9시예요.' }) body!: string;
  @ApiProperty({ enum: ['live', 'test'], enumName: 'JobMode', example: 'test' }) mode!: JobMode;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.ended }) createdAt!: string;
}

export class OutboxPage implements Page<OutboxMessage> {
  @ApiProperty({ type: [OutboxMessageAnswer] }) items!: OutboxMessage[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}
