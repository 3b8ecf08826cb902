import { FUNNEL_STEPS, type FunnelStep } from '@jeongsi/contract';
import { type FunnelStep as CountedStep } from '@jeongsi/engine';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { maskAddress } from '../scheduler/delivery/mask';

export class FunnelExampleAnswer {
  @ApiProperty({ description: 'Masked.', example: '010-****-1234' }) address!: string;
  @ApiPropertyOptional({ example: '김지수' }) name?: string;
}

export class FunnelStepAnswer implements FunnelStep {
  @ApiProperty({ enum: FUNNEL_STEPS, enumName: 'FunnelStepName', example: 'valid' }) step!: FunnelStep['step'];
  @ApiProperty({ description: 'How many are left after it.', example: 12_480 }) left!: number;
  @ApiProperty({ description: 'How many it left out.', example: 214 }) out!: number;
  @ApiProperty({ type: [FunnelExampleAnswer], description: 'The first of those left out, at most 20.' })
  examples!: FunnelExampleAnswer[];
}

/** The steps of a preview, with nobody's whole address in them. */
export function presentFunnel(steps: readonly CountedStep[]): FunnelStep[] {
  return steps.map((step) => ({
    ...step,
    examples: step.examples.map(({ address, ...rest }) => ({ address: maskAddress(address), ...rest })),
  }));
}
