import {
  type Audience,
  type AudienceSummary,
  CHANNELS,
  type ChannelName,
  type DeliveryCounts,
  JOB_STATUSES,
  type JobStatus,
  type LocalizedText,
  type Message,
  MISSED_POLICIES,
  type MissedPolicy,
  OVERLAP_POLICIES,
  type OverlapPolicy,
  type Page,
  type Policy,
  type Purpose,
  PURPOSES,
  type Schedule,
  SCHEDULE_TYPES,
  type ScheduleType,
  type Sending,
  WORKFLOW_STATUSES,
  type Workflow,
  type WorkflowInput,
  type WorkflowStatus,
  type WorkflowSummary,
} from '@jeongsi/contract';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath, OmitType } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { PageQuery } from '../http/page';
import { Optional, Required } from '../http/validation/fields';
import { objectOf } from '../http/validation/object-rules';
import { formatted, oneOf, text, whole } from '../http/validation/rules';
import { scheduleRule } from '../schedule/schedule.dto';
import { LocalizedTextAnswer } from '../schedule/schedule-preview.dto';
import { DeliveryCountsAnswer } from '../scheduler/job/job.dto';
import {
  audienceRule,
  FileAudienceBody,
  HttpAudienceBody,
  MappingBody,
  SqlAudienceBody,
} from '../audience/audience.dto';
import { messageRule } from './message.dto';

const timeOfDay = formatted(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:00');

/** When messages may leave. */
export class WindowBody {
  @Required(timeOfDay, { description: "In the schedule's zone.", example: '09:00' }) from!: string;
  @Required(timeOfDay, { description: 'Before `from`: over midnight.', example: '18:00' }) to!: string;
  @Required(oneOf(['hold', 'skip']), { description: 'What becomes of those outside.', example: 'hold' })
  outside!: 'hold' | 'skip';
}

export class SendingBody implements Sending {
  @Optional(whole({ from: 1, to: 1_000_000 }), {
    description: "At most so many messages a minute; the connection's own limit counts besides.",
    example: 600,
  })
  ratePerMinute?: number;

  @Optional(whole({ from: 1, to: 1_000 }), {
    description: 'Messages on their way at the same time.',
    default: 16,
    example: 16,
  })
  concurrency?: number;

  @Optional(objectOf(WindowBody)) window?: WindowBody;

  @Optional(whole({ from: 1, to: 1_000_000 }), {
    description: 'The job stops for good when so many deliveries failed.',
    example: 100,
  })
  stopAfterFailures?: number;
}

export class PolicyBody implements Policy {
  @Optional(oneOf(OVERLAP_POLICIES), { description: 'When the last run still goes.', default: 'skip' })
  overlap?: OverlapPolicy;

  @Optional(oneOf(MISSED_POLICIES), {
    description: 'What becomes of times that passed while nothing ran.',
    default: 'run_once',
  })
  missed?: MissedPolicy;

  @Optional(whole({ from: 0, to: 525_600 }), {
    description: 'How old a missed one may be and still run; 0: never.',
    default: 1_440,
  })
  missedGraceMinutes?: number;

  @Optional(whole({ from: 0, to: 10 }), { default: 3, example: 3 })
  maxRetries?: number;

  @Optional(whole({ from: 1, to: 604_800 }), { description: 'For the whole job.', example: 3_600 })
  timeoutSeconds?: number;

  @Optional(whole({ from: 1, to: 1_000 }), {
    description: 'The workflow pauses itself when so many of its jobs failed in a row.',
    example: 3,
  })
  pauseAfterFailures?: number;
}

/** Whom and what, and by which rules, but not when. */
export class WorkflowContentBody {
  @Optional(oneOf(PURPOSES), {
    description: 'What the messages are for. `advertising` needs consent, and follows the law of advertisements.',
    default: 'informational',
  })
  purpose?: Purpose;

  @Required(audienceRule, {
    description: 'Whom.',
    example: {
      source: 'list',
      mapping: { address: 'email', name: 'name' },
      rows: [{ email: 'jisoo@example.com', name: '김지수', amount: '1,200,000' }],
    },
  })
  audience!: Audience;

  @Required(messageRule, {
    description: 'What.',
    example: { channel: 'outbox', subject: '#{name}님의 정산 내역', body: '이번 달 정산 금액은 #{amount}원이에요.' },
  })
  message!: Message;

  @Optional(objectOf(SendingBody))
  sending?: Sending;

  @Optional(objectOf(PolicyBody))
  policy?: Policy;
}

/** What an operator saves: whom, what, when, and by which rules. */
export class WorkflowBody extends WorkflowContentBody implements WorkflowInput {
  @Required(text({ max: 200 }), { example: '월말 정산 안내' })
  name!: string;

  @Optional(text({ min: 0, max: 2_000 }), { example: '거래처에 이번 달 정산 금액을 알려요' })
  description?: string;

  @Optional(oneOf(['draft', 'active']), { description: 'Saving an active one is scheduling it.', default: 'active' })
  status?: 'draft' | 'active';

  @Required(scheduleRule, {
    description: 'When.',
    example: {
      type: 'recurring',
      timeZone: 'Asia/Seoul',
      recurrence: { frequency: 'monthly', monthDays: [-1], times: ['09:00'], holidays: 'previous' },
    },
  })
  schedule!: Schedule;
}

export class PlannedJobAnswer {
  @ApiProperty({ example: DOC_ID.job }) id!: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.due }) scheduledTime!: string;
}

export class WorkflowProblemAnswer {
  @ApiProperty({ example: 'CONNECTION_BROKEN' }) code!: string;
  @ApiProperty({ example: DOC_ID.connection }) connectionId!: string;
  @ApiProperty({ example: 'The connection "고객 DB" is broken: the server refused the password' }) message!: string;
}

export class WorkflowAnswer extends OmitType(WorkflowBody, ['status'] as const) implements Workflow {
  @ApiProperty({ example: DOC_ID.workflow }) id!: string;
  @ApiProperty({ description: 'Raised by every change; also the ETag.', example: 3 }) version!: number;
  @ApiProperty({ enum: WORKFLOW_STATUSES, enumName: 'WorkflowStatus', example: 'active' }) status!: WorkflowStatus;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) createdAt!: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) updatedAt!: string;
  @ApiPropertyOptional({ type: PlannedJobAnswer, description: 'The planned job, if one is planned.' })
  nextJob?: { id: string; scheduledTime: string };
  @ApiPropertyOptional({ type: [WorkflowProblemAnswer], description: 'What keeps it from sending as it stands.' })
  problems?: WorkflowProblemAnswer[];
}

export class ListSummaryAnswer {
  @ApiProperty({ enum: ['list'] }) source!: 'list';
  @ApiProperty({ type: MappingBody }) mapping!: MappingBody;
  @ApiProperty({
    description: 'How many rows stand in the workflow; `GET /api/workflows/{id}` has them.',
    example: 120,
  })
  rowCount!: number;
}

export class LastJobAnswer implements NonNullable<WorkflowSummary['lastJob']> {
  @ApiProperty({ example: DOC_ID.job }) id!: string;
  @ApiProperty({ enum: JOB_STATUSES, enumName: 'JobStatus', example: 'completed' }) status!: JobStatus;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.ended }) completedAt!: string;
  @ApiProperty({ type: DeliveryCountsAnswer }) deliveries!: DeliveryCounts;
}

@ApiExtraModels(ListSummaryAnswer, FileAudienceBody, SqlAudienceBody, HttpAudienceBody)
export class WorkflowSummaryAnswer extends OmitType(WorkflowAnswer, ['audience'] as const) implements WorkflowSummary {
  @ApiProperty({
    oneOf: [ListSummaryAnswer, FileAudienceBody, SqlAudienceBody, HttpAudienceBody].map((model) => ({
      $ref: getSchemaPath(model),
    })),
    description: 'Whom. Rows that stand in the workflow are counted, not listed.',
  })
  audience!: AudienceSummary;

  @ApiProperty({ type: LocalizedTextAnswer, description: 'The schedule in words.' }) sentence!: LocalizedText;

  @ApiPropertyOptional({
    type: LastJobAnswer,
    description: 'The newest job, by its time, that ran for real and ended, or was skipped.',
  })
  lastJob?: LastJobAnswer;
}

export class WorkflowPage implements Page<WorkflowSummary> {
  @ApiProperty({ type: [WorkflowSummaryAnswer] }) items!: WorkflowSummary[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}

export class WorkflowsQuery extends PageQuery {
  @Optional(oneOf(WORKFLOW_STATUSES), { description: 'Archived ones are listed only when asked for.' })
  status?: WorkflowStatus;

  @Optional(oneOf(CHANNELS), { description: 'Whose messages leave by this channel.' })
  channel?: ChannelName;

  @Optional(oneOf(SCHEDULE_TYPES), { description: 'Whose schedule is of this kind.' })
  type?: ScheduleType;

  @Optional(text({ max: 200 }), { description: 'Part of the name.' })
  search?: string;
}
