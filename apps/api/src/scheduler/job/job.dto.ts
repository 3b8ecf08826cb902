import {
  type DeliveryCounts,
  type Job,
  JOB_STATUSES,
  JOB_TRIGGERS,
  type JobAttempt,
  type JobDetail,
  type JobEvent,
  type JobMode,
  type JobStatus,
  type JobTrigger,
  type Page,
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
  @ApiProperty({ example: 0 }) held!: number;
  @ApiProperty({ example: 1 }) failed!: number;
  @ApiProperty({ description: 'May or may not have arrived; a person decides.', example: 0 }) unknown!: number;
  @ApiProperty({ example: 1 }) skipped!: number;
  @ApiProperty({ example: 120 }) total!: number;
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

  @ApiProperty({
    description: 'The instant that the schedule names; moving a job does not change it.',
    format: 'date-time',
    example: DOC_TIME.due,
  })
  nominalTime!: string;

  @ApiProperty({ enum: JOB_TRIGGERS, enumName: 'JobTrigger', example: 'schedule' })
  trigger!: JobTrigger;

  @ApiPropertyOptional({
    description: 'Why it is as it is: `overlap`, `missed`, `holiday`, `paused`, `late`.',
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
}

export class JobAttemptAnswer implements JobAttempt {
  @ApiProperty({ example: 1 }) number!: number;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.started }) startedAt!: string;
  @ApiPropertyOptional({ format: 'date-time', example: DOC_TIME.ended }) endedAt?: string;
  @ApiPropertyOptional({ enum: ['completed', 'failed', 'aborted', 'lost'] }) outcome?: JobAttempt['outcome'];
  @ApiPropertyOptional({ example: 'The recipient file is not there any more.' }) error?: string;
}

export class JobEventAnswer implements JobEvent {
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) at!: string;
  @ApiProperty({ example: 'moved' }) type!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    example: { from: DOC_TIME.due, to: DOC_TIME.later },
  })
  params!: Record<string, string | number>;
}

export class JobDetailAnswer extends JobAnswer implements JobDetail {
  @ApiProperty({ type: [JobAttemptAnswer] }) attempts!: JobAttempt[];
  @ApiProperty({ type: [JobEventAnswer], description: 'Its story, oldest first.' }) events!: JobEvent[];
}

export class JobPage implements Page<Job> {
  @ApiProperty({ type: [JobAnswer] }) items!: Job[];

  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}
