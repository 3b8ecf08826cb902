import {
  type Audience,
  type AudiencePreview,
  type AudiencePreviewRequest,
  CHANNELS,
  type ChannelName,
  type FunnelStep,
  PURPOSES,
  type Purpose,
} from '@jeongsi/contract';
import { ApiProperty } from '@nestjs/swagger';
import { Optional, Required } from '../http/validation/fields';
import { oneOf } from '../http/validation/rules';
import { audienceRule } from './audience.dto';
import { FunnelStepAnswer } from './funnel.dto';

export class AudiencePreviewBody implements AudiencePreviewRequest {
  @Required(audienceRule, {
    description: 'Its mapping need not fit yet: the columns are in the answer.',
    example: {
      source: 'list',
      mapping: { address: 'email', name: 'name' },
      rows: [{ email: 'jisoo@example.com', name: '김지수' }],
    },
  })
  audience!: Audience;

  @Optional(oneOf(CHANNELS), {
    description: 'Decides what an address is; without it any text is one.',
    example: 'email',
  })
  channel?: ChannelName;

  @Optional(oneOf(PURPOSES), { default: 'informational' }) purpose?: Purpose;
}

export class AudiencePreviewAnswer implements AudiencePreview {
  @ApiProperty({ type: [String], description: "In the source's order.", example: ['email', 'name'] })
  columns!: string[];

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: { type: 'string' } },
    description: 'The first 20.',
    example: [{ email: 'jisoo@example.com', name: '김지수' }],
  })
  rows!: Record<string, string>[];

  @ApiProperty({ type: [FunnelStepAnswer] }) funnel!: FunnelStep[];

  @ApiProperty({ description: 'Whether there is more than was read for the funnel.', example: false })
  truncated!: boolean;
}
