import { type RecentRecipients } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Engine, JobStore } from '@jeongsi/engine';
import { found } from '../../http/found';
import { instantText } from '../../http/instant-text';
import { ENGINE } from '../../wiring/tokens';
import { type RecentQuery } from './recent.dto';

@Injectable()
export class RecentService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly jobs: JobStore,
    private readonly clock: Clock,
  ) {}

  /** @throws HttpProblem when there is no such workflow */
  async recipients(workflowId: string, { minutes = '60' }: RecentQuery): Promise<RecentRecipients> {
    const { id } = found(await this.engine.workflows.find(workflowId));
    const since = this.clock.now() - Number(minutes) * 60_000;
    return { since: instantText(since), ...(await this.jobs.reachedSince(id, since)) };
  }
}
