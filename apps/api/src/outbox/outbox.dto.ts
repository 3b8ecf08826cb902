import { type ChannelName, CHANNELS, type JobMode, type OutboxListing, type OutboxMessage } from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { PageQuery } from '../http/page';
import { Optional } from '../http/validation/fields';
import { oneOf, text } from '../http/validation/rules';

export class OutboxQuery extends PageQuery {
  @Optional(text({ max: 100 }), { example: DOC_ID.job })
  jobId?: string;

  @Optional(oneOf(CHANNELS), { description: 'Made for this channel.', example: 'email' })
  channel?: ChannelName;

  @Optional(text({ max: 200 }), {
    description:
      'Part of the recipient, the subject or the text, a phone number in any spelling; for viewers of what they see of them. ' +
      'Each answer looks through the next 20,000 messages at most: `searchedTo` then says how far, and `nextCursor` goes on.',
    example: '정산',
  })
  search?: string;
}

export class OutboxMessageAnswer implements OutboxMessage {
  @ApiProperty({ example: DOC_ID.message }) id!: string;
  @ApiProperty({ example: DOC_ID.job }) jobId!: string;
  @ApiProperty({ example: DOC_ID.delivery }) deliveryId!: string;

  @ApiProperty({ enum: CHANNELS, enumName: 'ChannelName', description: 'What it was made for.', example: 'outbox' })
  channel!: ChannelName;

  @ApiProperty({ example: 'jisoo@example.com' }) to!: string;
  @ApiPropertyOptional({ example: '회의 안내' }) subject?: string;
  @ApiProperty({ example: '김지수님, 회의가 내일 오전 9시예요.' }) body!: string;
  @ApiProperty({ enum: ['live', 'test'], enumName: 'JobMode', example: 'test' }) mode!: JobMode;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.ended }) createdAt!: string;
}

export class OutboxPage implements OutboxListing {
  @ApiProperty({ type: [OutboxMessageAnswer] }) items!: OutboxMessage[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;

  @ApiPropertyOptional({
    description: 'Of a search that looked through as many as it may: messages made since then are searched.',
    format: 'date-time',
    example: DOC_TIME.ended,
  })
  searchedTo?: string;
}
