import { SCHEDULE_TYPES, type ScheduleType, type UpcomingOccurrence } from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../../http/openapi/examples';
import { Optional } from '../../http/validation/fields';
import { digits, instant } from '../../http/validation/text-rules';

export class UpcomingQuery {
  @Optional(instant(), { description: 'Without it, now.', example: '2026-11-01T00:00:00Z' })
  from?: string;

  @Optional(instant(), {
    description: 'Exclusive; without it 7 days after `from`; at most 400 days after it.',
    example: '2026-12-01T00:00:00Z',
  })
  to?: string;

  @Optional(digits({ from: 1, to: 1_000 }), { default: 200, example: 200 })
  limit?: string;
}

export class UpcomingAnswer implements UpcomingOccurrence {
  @ApiProperty({ example: DOC_ID.workflow }) workflowId!: string;
  @ApiProperty({ example: '월말 정산 안내' }) workflowName!: string;
  @ApiProperty({ enum: SCHEDULE_TYPES, enumName: 'ScheduleType', example: 'recurring' }) type!: ScheduleType;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.due }) at!: string;
  @ApiPropertyOptional({ description: 'Once the occurrence has its job.', example: DOC_ID.job }) jobId?: string;
}

/** All of them at once: a calendar shows a whole month. */
export class UpcomingPage {
  @ApiProperty({ type: [UpcomingAnswer], description: 'Oldest first.' }) items!: UpcomingOccurrence[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null: narrow the range instead.', example: null })
  nextCursor!: null;
}
