import {
  type DeliveryCounts,
  type Job,
  JOB_STATUSES,
  JOB_TRIGGERS,
  type JobMode,
  type JobStatus,
  type JobTrigger,
  type Page,
  RETRY_SCOPES,
  type RetryScope,
  SCHEDULE_TYPES,
  type ScheduleType,
} from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../../http/openapi/examples';

/** How many recipients stand where; the states add up to `total`. */
export class DeliveryCountsAnswer implements DeliveryCounts {
  @ApiProperty({ example: 0 }) pending!: number;
  @ApiProperty({ example: 0 }) sending!: number;
  @ApiProperty({ description: 'The next server took it; nobody can know more.', example: 0 }) accepted!: number;
  @ApiProperty({ example: 118 }) delivered!: number;
  @ApiProperty({ description: 'Wait for the morning or for the send window; not a failure.', example: 0 })
  held!: number;

  @ApiProperty({ example: 1 }) failed!: number;
  @ApiProperty({ description: 'May or may not have arrived; a person decides.', example: 0 }) unknown!: number;
  @ApiProperty({ example: 1 }) skipped!: number;
  @ApiProperty({ example: 120 }) total!: number;
}

export class RetryOfAnswer {
  @ApiProperty({ example: DOC_ID.job }) jobId!: string;
  @ApiProperty({ enum: RETRY_SCOPES, enumName: 'RetryScope', example: 'failed' }) scope!: RetryScope;
}

export class JobAnswer implements Job {
  @ApiProperty({ example: DOC_ID.job }) id!: string;
  @ApiProperty({ example: DOC_ID.workflow }) workflowId!: string;
  @ApiProperty({ example: '월말 정산 안내' }) workflowName!: string;

  @ApiProperty({ enum: SCHEDULE_TYPES, enumName: 'ScheduleType', example: 'recurring' })
  type!: ScheduleType;

  @ApiProperty({ enum: JOB_STATUSES, enumName: 'JobStatus', example: 'completed' })
  status!: JobStatus;

  @ApiProperty({ description: 'When it is due.', format: 'date-time', example: DOC_TIME.due })
  scheduledTime!: string;

  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved })
  createdAt!: string;

  @ApiPropertyOptional({
    description: 'When the first attempt started.',
    format: 'date-time',
    example: DOC_TIME.started,
  })
  executedAt?: string;

  @ApiPropertyOptional({ description: 'When it ended.', format: 'date-time', example: DOC_TIME.ended })
  completedAt?: string;

  @ApiPropertyOptional({ description: 'Why it failed, or why the last attempt did.', example: 'Every delivery failed' })
  error?: string;

  @ApiPropertyOptional({
    description:
      'When somebody said that they know of its failure, or that it failed for some; retrying those says so too.',
    format: 'date-time',
    example: DOC_TIME.later,
  })
  acknowledgedAt?: string;

  @ApiProperty({
    description: 'The instant that the schedule names; moving a job does not change it.',
    format: 'date-time',
    example: DOC_TIME.due,
  })
  nominalTime!: string;

  @ApiProperty({ enum: JOB_TRIGGERS, enumName: 'JobTrigger', example: 'schedule' })
  trigger!: JobTrigger;

  @ApiPropertyOptional({
    description:
      'Why it is as it is: `overlap`, `missed`, `holiday`, `paused`, `late`, `held` (everybody who is left waits for the morning or for the send window; it goes on at `scheduledTime`).',
    example: 'late',
  })
  reason?: string;

  @ApiProperty({ description: 'The version of the workflow that it runs.', example: 3 })
  workflowVersion!: number;

  @ApiProperty({ description: 'How often it was started.', example: 1 })
  attempt!: number;

  @ApiProperty({ example: 4 })
  maxAttempts!: number;

  @ApiProperty({ enum: ['live', 'test'], enumName: 'JobMode', example: 'live' })
  mode!: JobMode;

  @ApiProperty({ description: 'Raised by every change; also the ETag.', example: 4 })
  version!: number;

  @ApiProperty({ type: DeliveryCountsAnswer })
  deliveries!: DeliveryCounts;

  @ApiPropertyOptional({
    type: Boolean,
    enum: [true],
    description: 'A person stopped it in the middle; it waits (`pending`) until it is resumed.',
    example: true,
  })
  paused?: true;

  @ApiPropertyOptional({ type: RetryOfAnswer, description: 'The job whose recipients it takes up again.' })
  retryOf?: NonNullable<Job['retryOf']>;
}

export class JobPage implements Page<Job> {
  @ApiProperty({ type: [JobAnswer] }) items!: Job[];

  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}
