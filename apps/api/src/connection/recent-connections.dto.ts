import { type RecentConnection, type RecentConnections } from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';

class RecentConnectionAnswer implements RecentConnection {
  @ApiProperty({ example: DOC_ID.connection }) connectionId!: string;
  @ApiProperty({ description: 'Accepted or delivered.', example: 1_272 }) reached!: number;
  @ApiProperty({ example: 12 }) failed!: number;
  @ApiProperty({ description: 'Nobody knows whether they arrived.', example: 0 }) unknown!: number;

  @ApiPropertyOptional({
    description: 'When the last job that reached somebody ended, or started if it still runs.',
    format: 'date-time',
    example: DOC_TIME.ended,
  })
  lastReachedAt?: string;
}

export class RecentConnectionsAnswer implements RecentConnections {
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) since!: string;
  @ApiProperty({ type: [RecentConnectionAnswer] }) items!: RecentConnectionAnswer[];
}
