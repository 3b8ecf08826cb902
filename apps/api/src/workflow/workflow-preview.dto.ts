import { type WorkflowPreview } from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WarningAnswer } from '../schedule/schedule-preview.dto';

export class SampleAnswer {
  @ApiProperty({ example: 'jisoo@example.com' }) to!: string;
  @ApiPropertyOptional({ example: '김지수님의 정산 내역' }) subject?: string;
  @ApiProperty({ example: '이번 달 정산 금액은 1,200,000원이에요.' }) body!: string;
  @ApiProperty({ type: [String], description: 'Variables without a value: it would be skipped.', example: [] })
  missing!: string[];
}

export class WorkflowPreviewAnswer implements WorkflowPreview {
  @ApiProperty({ description: 'How many the audience gave; at most the first 10,000 are read.', example: 1 })
  recipients!: number;

  @ApiProperty({ type: [SampleAnswer], description: 'The first ones, the longest, and one with missing variables.' })
  samples!: SampleAnswer[];

  @ApiProperty({ type: [WarningAnswer] }) warnings!: WarningAnswer[];
}
