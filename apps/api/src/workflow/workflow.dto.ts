import {
  type Audience,
  type Message,
  MISSED_POLICIES,
  type MissedPolicy,
  OVERLAP_POLICIES,
  type OverlapPolicy,
  type Page,
  type Policy,
  type Purpose,
  type Schedule,
  type Sending,
  WORKFLOW_STATUSES,
  type Workflow,
  type WorkflowInput,
  type WorkflowStatus,
} from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { PageQuery } from '../http/page';
import { Later, Optional, Required } from '../http/validation/fields';
import { objectOf } from '../http/validation/object-rules';
import { notYet, oneOf, text, whole } from '../http/validation/rules';
import { scheduleRule } from '../schedule/schedule.dto';
import { audienceRule } from './audience.dto';
import { messageRule } from './message.dto';

const later = (what: string) => notYet(`${what} comes with a later version; leave it out.`);

@Later({
  ratePerMinute: later('A rate limit'),
  window: later('A sending window'),
  stopAfterFailures: later('Stopping after failures'),
})
export class SendingBody implements Sending {
  @Optional(whole({ from: 1, to: 1_000 }), {
    description: 'Messages on their way at the same time.',
    default: 16,
    example: 16,
  })
  concurrency?: number;
}

@Later({ pauseAfterFailures: later('Pausing after failures') })
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
}

/** What an operator saves: whom, what, when, and by which rules. */
export class WorkflowBody implements WorkflowInput {
  @Required(text({ max: 200 }), { example: '월말 정산 안내' })
  name!: string;

  @Optional(text({ min: 0, max: 2_000 }), { example: '거래처에 이번 달 정산 금액을 알려요' })
  description?: string;

  @Optional(oneOf(['informational', 'authentication'], { advertising: 'Advertising comes with a later version.' }), {
    description: 'What the messages are for.',
    default: 'informational',
  })
  purpose?: Purpose;

  @Optional(oneOf(['draft', 'active']), { description: 'Saving an active one is scheduling it.', default: 'active' })
  status?: 'draft' | 'active';

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

  @Required(scheduleRule, {
    description: 'When.',
    example: {
      type: 'recurring',
      timeZone: 'Asia/Seoul',
      recurrence: { frequency: 'monthly', monthDays: [-1], times: ['09:00'], holidays: 'previous' },
    },
  })
  schedule!: Schedule;

  @Optional(objectOf(PolicyBody))
  policy?: Policy;
}

export class PlannedJobAnswer {
  @ApiProperty({ example: DOC_ID.job }) id!: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.due }) scheduledTime!: string;
}

export class WorkflowAnswer extends OmitType(WorkflowBody, ['status'] as const) implements Workflow {
  @ApiProperty({ example: DOC_ID.workflow }) id!: string;
  @ApiProperty({ description: 'Raised by every change; also the ETag.', example: 3 }) version!: number;
  @ApiProperty({ enum: WORKFLOW_STATUSES, enumName: 'WorkflowStatus', example: 'active' }) status!: WorkflowStatus;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) createdAt!: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) updatedAt!: string;
  @ApiPropertyOptional({ type: PlannedJobAnswer, description: 'The planned job, if one is planned.' })
  nextJob?: { id: string; scheduledTime: string };
}

export class WorkflowPage implements Page<Workflow> {
  @ApiProperty({ type: [WorkflowAnswer] }) items!: Workflow[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}

export class WorkflowsQuery extends PageQuery {
  @Optional(oneOf(WORKFLOW_STATUSES), { description: 'Archived ones are listed only when asked for.' })
  status?: WorkflowStatus;

  @Optional(text({ max: 200 }), { description: 'Part of the name.' })
  search?: string;
}
