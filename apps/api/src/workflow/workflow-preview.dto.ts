import {
  type FunnelStep,
  type PreviewSample,
  type WorkflowPreview,
  type WorkflowPreviewRequest,
} from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FunnelStepAnswer } from '../audience/funnel.dto';
import { Optional } from '../http/validation/fields';
import { whole } from '../http/validation/rules';
import { WarningAnswer } from '../schedule/schedule-preview.dto';
import { WorkflowContentBody } from './workflow.dto';

export class WorkflowPreviewBody extends WorkflowContentBody implements WorkflowPreviewRequest {
  @Optional(whole({ from: 1, to: 50 }), {
    description: 'How many of the first recipients to render, besides the longest and one that lacks a value.',
    default: 3,
  })
  limit?: number;
}

export class SizeAnswer {
  @ApiProperty({ example: 86 }) size!: number;
  @ApiProperty({ example: 90 }) limit!: number;
  @ApiProperty({ enum: ['bytes', 'characters'] }) unit!: 'bytes' | 'characters';
}

export class FallbackAnswer {
  @ApiProperty({ example: 'LMS' }) type!: string;
  @ApiPropertyOptional({ example: '배송 안내' }) subject?: string;
  @ApiProperty({ example: '김지수님, 주문하신 상품이 출발했어요.' }) body!: string;
}

export class SampleProblemAnswer {
  @ApiProperty({ example: 'UNENCODABLE' }) code!: string;
  @ApiProperty({ example: 'An SMS cannot carry 🎉' }) message!: string;
}

export class SampleAnswer implements PreviewSample {
  @ApiProperty({ enum: ['first', 'longest', 'missing'], description: 'Why this one is shown.', example: 'first' })
  kind!: PreviewSample['kind'];

  @ApiProperty({ example: 'jisoo@example.com' }) to!: string;
  @ApiPropertyOptional({ example: '김지수님의 정산 내역' }) subject?: string;
  @ApiProperty({ example: '이번 달 정산 금액은 1,200,000원이에요.' }) body!: string;
  @ApiPropertyOptional({ example: '<p>이번 달 정산 금액은 <b>1,200,000원</b>이에요.</p>' }) html?: string;
  @ApiPropertyOptional({ description: '`SMS`, `LMS`, `ALIMTALK`.', example: 'SMS' }) type?: string;
  @ApiPropertyOptional({ type: SizeAnswer }) size?: SizeAnswer;
  @ApiPropertyOptional({ type: FallbackAnswer }) fallback?: FallbackAnswer;

  @ApiProperty({ type: [String], description: 'Variables without a value: it would be skipped.', example: [] })
  missing!: string[];

  @ApiPropertyOptional({ type: SampleProblemAnswer, description: 'Why it cannot be sent to this recipient.' })
  problem?: SampleProblemAnswer;
}

export class CostAnswer {
  @ApiProperty({ enum: ['KRW'] }) currency!: 'KRW';
  @ApiProperty({ example: 225_000 }) total!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { SMS: 180_000, LMS: 45_000 },
  })
  perType!: Record<string, number>;
}

export class WorkflowPreviewAnswer implements WorkflowPreview {
  @ApiProperty({ description: 'Who would get it.', example: 12_480 }) recipients!: number;
  @ApiProperty({ type: [FunnelStepAnswer] }) funnel!: FunnelStep[];
  @ApiProperty({ description: 'Whether there is more than was read.', example: false }) truncated!: boolean;

  @ApiProperty({
    type: [SampleAnswer],
    description: 'The first ones; the longest and one with missing variables where they are not among them.',
  })
  samples!: SampleAnswer[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many of each type.',
    example: { SMS: 10_000, LMS: 1_000 },
  })
  types?: Record<string, number>;

  @ApiPropertyOptional({ type: CostAnswer, description: "By the provider's price list; absent where nobody knows." })
  cost?: CostAnswer;

  @ApiPropertyOptional({ description: 'At the allowed rate; absent without a limit.', example: 1_248 })
  durationSeconds?: number;

  @ApiProperty({ type: [WarningAnswer], description: 'With the level `error` nothing would be sent.' })
  warnings!: WarningAnswer[];
}
