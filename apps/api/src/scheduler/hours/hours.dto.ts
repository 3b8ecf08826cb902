import { type HourSummary } from '@jeongsi/contract';
import { ApiProperty } from '@nestjs/swagger';
import { DOC_TIME } from '../../http/openapi/examples';
import { Optional } from '../../http/validation/fields';
import { instant } from '../../http/validation/text-rules';
import { DeliveryCountsAnswer } from '../job/job.dto';

export class HoursQuery {
  @Optional(instant(), {
    description: 'The first hour is the one that it lies in. Without it 24 h before `to`.',
    example: '2026-11-22T02:00:00Z',
  })
  from?: string;

  @Optional(instant(), {
    description: 'Exclusive; without it, now. The range touches at most 168 clock hours.',
    example: '2026-11-23T02:00:00Z',
  })
  to?: string;
}

export class HourJobsAnswer {
  @ApiProperty({ example: 4 }) started!: number;
  @ApiProperty({ example: 1 }) failed!: number;
}

export class HourAnswer implements HourSummary {
  @ApiProperty({ format: 'date-time', description: 'Its start.', example: DOC_TIME.due }) hour!: string;
  @ApiProperty({ type: HourJobsAnswer, description: 'Those that started in it.' }) jobs!: HourJobsAnswer;
  @ApiProperty({ type: DeliveryCountsAnswer, description: 'Of those jobs so far, whenever each message went out.' })
  deliveries!: DeliveryCountsAnswer;
}

export class HoursAnswer {
  @ApiProperty({ type: [HourAnswer], description: 'One for every clock hour (UTC) of the range, the earliest first.' })
  items!: HourSummary[];
}
