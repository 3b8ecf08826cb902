import {
  CHANNELS,
  type ChannelName,
  type LocalizedText,
  type Note,
  type PreviewOccurrence,
  PURPOSES,
  type Purpose,
  type Schedule,
  type SchedulePreview,
  type SchedulePreviewRequest,
  type Warning,
} from '@jeongsi/contract';
import { ApiProperty } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { Optional, Required } from '../http/validation/fields';
import { oneOf, text, whole } from '../http/validation/rules';
import { instant } from '../http/validation/text-rules';
import { scheduleRule } from './schedule.dto';

export class SchedulePreviewBody implements SchedulePreviewRequest {
  @Required(scheduleRule, {
    example: {
      type: 'recurring',
      timeZone: 'Asia/Seoul',
      recurrence: { frequency: 'monthly', monthDays: [-1], times: ['09:00'], holidays: 'previous' },
    },
  })
  schedule!: Schedule;

  @Optional(oneOf(PURPOSES), { description: 'With the channel: whether the night is quiet.', example: 'informational' })
  purpose?: Purpose;

  @Optional(oneOf(CHANNELS), { example: 'email' })
  channel?: ChannelName;

  @Optional(instant(), {
    description: 'Show what comes after it, also in the past. Without it, now.',
    example: DOC_TIME.saved,
  })
  after?: string;

  @Optional(whole({ from: 1, to: 1_000 }), { default: 5, example: 5 })
  limit?: number;

  @Optional(text({ max: 100 }), {
    description:
      'The saved workflow whose schedule it is to become: `COLLISION` does not count its own jobs. With its own schedule unchanged: what still comes of it, moved jobs where they were moved to (`RESCHEDULED`), and `FINISHED` when nothing does.',
    example: DOC_ID.workflow,
  })
  workflowId?: string;
}

export class LocalizedTextAnswer implements LocalizedText {
  @ApiProperty({ example: '매월 마지막 날 오전 9시에 실행돼요' }) ko!: string;
  @ApiProperty({ example: 'Runs on the last day of every month at 09:00' }) en!: string;
}

export class NoteAnswer implements Note {
  @ApiProperty({ example: 'MONTH_END' }) code!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    example: { day: 31 },
  })
  params!: Record<string, string | number>;
}

export class WarningAnswer extends NoteAnswer implements Warning {
  @ApiProperty({ enum: ['info', 'warn', 'error'], example: 'warn' }) level!: Warning['level'];
}

export class PreviewOccurrenceAnswer implements PreviewOccurrence {
  @ApiProperty({ format: 'date-time', example: DOC_TIME.due }) at!: string;
  @ApiProperty({ description: 'Wall time in the zone.', example: '2026-11-30T09:00:00' }) localTime!: string;
  @ApiProperty({ example: 'Asia/Seoul' }) timeZone!: string;
  @ApiProperty({ type: [NoteAnswer] }) notes!: Note[];
}

export class SchedulePreviewAnswer implements SchedulePreview {
  @ApiProperty({ type: LocalizedTextAnswer }) sentence!: LocalizedText;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'How many in all; null when it never ends.',
    example: null,
  })
  total!: number | null;

  @ApiProperty({ type: [PreviewOccurrenceAnswer] }) occurrences!: PreviewOccurrence[];

  @ApiProperty({ type: [PreviewOccurrenceAnswer], description: 'What a holiday rule leaves out in between.' })
  skipped!: PreviewOccurrence[];

  @ApiProperty({ type: [WarningAnswer] }) warnings!: Warning[];
}
