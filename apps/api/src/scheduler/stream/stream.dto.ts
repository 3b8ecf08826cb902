import { type DeliveryCounts, JOB_STATUSES, type JobProgress, type JobStatus } from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID } from '../../http/openapi/examples';
import { DeliveryCountsAnswer } from '../job/job.dto';

export class JobProgressAnswer implements JobProgress {
  @ApiProperty({ example: DOC_ID.job }) id!: string;
  @ApiProperty({ example: DOC_ID.workflow }) workflowId!: string;
  @ApiProperty({ example: '월말 정산 안내' }) workflowName!: string;
  @ApiProperty({ enum: JOB_STATUSES, enumName: 'JobStatus', example: 'running' }) status!: JobStatus;
  @ApiProperty({ type: DeliveryCountsAnswer }) deliveries!: DeliveryCounts;

  @ApiProperty({
    description: 'Messages per second over the last five seconds; 0 while nothing moves.',
    example: 41.5,
  })
  ratePerSecond!: number;

  @ApiPropertyOptional({
    description: 'At that rate; absent while nobody can tell. Those held do not count.',
    example: 96,
  })
  remainingSeconds?: number;
}
