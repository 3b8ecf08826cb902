import {
  DELIVERY_STATES,
  type DeliveryReason,
  type DeliveryState,
  type ExecutedJob,
  FUNNEL_STEPS,
  JOB_STATUSES,
  type JobAttempt,
  type JobDetail,
  type JobEvent,
  type JobRetry,
  type JobStatus,
  RETRY_SCOPES,
  type RetryScope,
  TEST_STEPS,
  type TestStep,
} from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../../http/openapi/examples';
import { JobAnswer } from './job.dto';

const TEXTS_AND_NUMBERS = { oneOf: [{ type: 'string' }, { type: 'number' }] };

export class TestStepAnswer implements TestStep {
  @ApiProperty({ enum: TEST_STEPS, example: 'audience' }) step!: TestStep['step'];

  @ApiProperty({
    enum: ['ok', 'warn', 'failed'],
    description: '`warn`: it worked, but not for everybody. `failed`: for nobody; no step follows.',
    example: 'warn',
  })
  outcome!: TestStep['outcome'];

  @ApiProperty({
    type: 'object',
    additionalProperties: TEXTS_AND_NUMBERS,
    description:
      'Counts. audience: `all`, `left` and why others are not (`invalid_address`, `duplicate`, `suppressed`, `no_consent`); message: `rendered`, `missing_variable`, `unsendable`; sending: `sent`, `named` (real receivers), `failed`, `unknown`. Also the `error` of a step that stopped everything.',
    example: { all: 120, left: 118, duplicate: 2 },
  })
  params!: TestStep['params'];
}

export class ExecutedJobAnswer extends JobAnswer implements ExecutedJob {
  @ApiPropertyOptional({ type: [TestStepAnswer], description: 'Test mode only: the steps that are over, in order.' })
  steps?: TestStep[];
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
    additionalProperties: TEXTS_AND_NUMBERS,
    example: { from: DOC_TIME.due, to: DOC_TIME.later },
  })
  params!: JobEvent['params'];
}

export class DeliveryReasonAnswer implements DeliveryReason {
  @ApiProperty({ enum: DELIVERY_STATES, enumName: 'DeliveryState', example: 'skipped' }) state!: DeliveryState;
  @ApiPropertyOptional({ example: 'suppressed' }) errorCode?: string;
  @ApiProperty({ example: 12 }) count!: number;
}

export class FunnelCountAnswer {
  @ApiProperty({ enum: FUNNEL_STEPS, example: 'unique' }) step!: (typeof FUNNEL_STEPS)[number];
  @ApiProperty({ description: 'How many go on from here.', example: 118 }) left!: number;
  @ApiProperty({ description: 'How many this step left out.', example: 2 }) out!: number;
}

export class LeftToRetryAnswer {
  @ApiProperty({ example: 1 }) failed!: number;
  @ApiProperty({ example: 0 }) unsent!: number;
}

export class JobRetryAnswer implements JobRetry {
  @ApiProperty({ example: DOC_ID.job }) id!: string;
  @ApiProperty({ enum: RETRY_SCOPES, enumName: 'RetryScope', example: 'failed' }) scope!: RetryScope;
  @ApiProperty({ enum: JOB_STATUSES, enumName: 'JobStatus', example: 'completed' }) status!: JobStatus;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.later }) createdAt!: string;
}

export class JobDetailAnswer extends ExecutedJobAnswer implements JobDetail {
  @ApiProperty({ type: [JobAttemptAnswer] }) attempts!: JobAttempt[];
  @ApiProperty({ type: [JobEventAnswer], description: 'Its story, oldest first.' }) events!: JobEvent[];

  @ApiProperty({
    type: [DeliveryReasonAnswer],
    description: 'Why deliveries are as they are, most frequent first; `?state=…&errorCode=…` lists them.',
  })
  reasons!: DeliveryReason[];

  @ApiProperty({
    type: [FunnelCountAnswer],
    description: 'From everybody in the source to those it sends to. Empty until the source is read, and for a retry.',
  })
  funnel!: JobDetail['funnel'];

  @ApiProperty({
    type: LeftToRetryAnswer,
    description: 'How many a retry would send to: whom an earlier retry reached, or may have, is left out.',
  })
  leftToRetry!: JobDetail['leftToRetry'];

  @ApiProperty({ type: [JobRetryAnswer], description: 'The jobs that took up its recipients again, oldest first.' })
  retries!: JobRetry[];
}
