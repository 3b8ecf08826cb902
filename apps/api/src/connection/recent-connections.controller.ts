import { type RecentConnections } from '@jeongsi/contract';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock, JobStore } from '@jeongsi/engine';
import { instantText } from '../http/instant-text';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { RecentConnectionsAnswer } from './recent-connections.dto';

const DAY_MS = 24 * 60 * 60_000;

@ApiTags('connections')
@Controller('connections/recent')
export class RecentConnectionsController {
  constructor(
    private readonly jobs: JobStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What the last 24 hours sent through each connection',
    description:
      'Of live jobs that ran in that time, by the connection that their workflow uses now. Those without any are left out.',
  })
  @ApiOkResponse({ type: RecentConnectionsAnswer })
  @ApiProblems()
  async recent(): Promise<RecentConnections> {
    const since = this.clock.now() - DAY_MS;
    const sent = await this.jobs.sentThrough(since);
    const items = sent.map(({ lastReachedAt, ...counts }) => ({
      ...counts,
      ...(lastReachedAt !== undefined && { lastReachedAt: instantText(lastReachedAt) }),
    }));
    return { since: instantText(since), items };
  }
}
