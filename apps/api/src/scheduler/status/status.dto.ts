import {
  type NextJob,
  type ResumeRequest,
  SCHEDULE_TYPES,
  type ScheduleType,
  type SchedulerStatus,
} from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../../http/openapi/examples';
import { Optional, Required } from '../../http/validation/fields';
import { oneOf, text } from '../../http/validation/rules';

export class NextJobAnswer implements NextJob {
  @ApiProperty({ example: DOC_ID.job }) id!: string;
  @ApiProperty({ example: '월말 정산 안내' }) workflowName!: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.due }) scheduledTime!: string;
  @ApiProperty({ enum: SCHEDULE_TYPES, enumName: 'ScheduleType', example: 'recurring' }) type!: ScheduleType;
}

export class EngineAnswer {
  @ApiProperty({ enum: ['embedded', 'cluster'], example: 'embedded' }) kind!: 'embedded' | 'cluster';
  @ApiProperty({ example: 1 }) nodes!: number;
}

/** Counts are of the board: jobs leave it 24 h after they ended. */
export class StatusAnswer implements SchedulerStatus {
  @ApiProperty({ description: 'False while paused, or when no tick succeeded for 90 s.', example: true })
  isRunning!: boolean;

  @ApiProperty({ description: 'The six states together.', example: 42 }) totalJobs!: number;
  @ApiProperty({ example: 5 }) pendingJobs!: number;
  @ApiProperty({ example: 1 }) runningJobs!: number;
  @ApiProperty({ example: 33 }) completedJobs!: number;
  @ApiProperty({ example: 1 }) failedJobs!: number;
  @ApiPropertyOptional({ type: NextJobAnswer }) nextJob?: NextJob;
  @ApiProperty({ example: 1 }) cancelledJobs!: number;
  @ApiProperty({ example: 1 }) skippedJobs!: number;
  @ApiProperty({ description: 'Started more than 5 s after their time.', example: 0 }) lateJobs!: number;

  @ApiProperty({ description: 'Of the failed ones, those that nobody has acknowledged.', example: 1 })
  unacknowledgedJobs!: number;

  @ApiProperty({ description: 'When a tick last succeeded.', format: 'date-time', example: DOC_TIME.started })
  heartbeatAt!: string;

  @ApiProperty({ format: 'date-time', example: DOC_TIME.started }) serverTime!: string;

  @ApiPropertyOptional({
    description: 'Why it does not run: as given when pausing, `paused`, or `no-heartbeat`.',
    example: 'Moving the mail server',
  })
  stoppedReason?: string;

  @ApiProperty({ description: 'What schedules without a zone of their own are read in.', example: 'Asia/Seoul' })
  timeZone!: string;

  @ApiProperty({ type: EngineAnswer }) engine!: EngineAnswer;
}

export class PauseBody {
  @Optional(text({ max: 500 }), { description: 'Shown until it is resumed.', example: 'Moving the mail server' })
  reason?: string;
}

export class ResumeBody implements ResumeRequest {
  @Required(oneOf(['run', 'skip']), {
    description: 'What becomes of the jobs that fell due meanwhile.',
    example: 'run',
  })
  missed!: 'run' | 'skip';
}
