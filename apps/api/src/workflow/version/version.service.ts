import { type Page, type WorkflowInput, type WorkflowVersion } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type Engine } from '@jeongsi/engine';
import { found } from '../../http/found';
import { pageRequest, presentPage } from '../../http/page';
import { ENGINE } from '../../wiring/tokens';
import { presentDefinition, presentVersion } from './present-version';
import { type VersionsQuery } from './version.dto';

@Injectable()
export class VersionService {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** @throws HttpProblem when there is no such workflow */
  async list(workflowId: string, query: VersionsQuery): Promise<Page<WorkflowVersion>> {
    return presentPage(found(await this.engine.workflows.history(workflowId, pageRequest(query))), presentVersion);
  }

  /** @throws HttpProblem when there is no such version */
  async find(workflowId: string, version: number): Promise<Omit<WorkflowInput, 'status'>> {
    return presentDefinition(found(await this.engine.workflows.findVersion(workflowId, version)));
  }
}
