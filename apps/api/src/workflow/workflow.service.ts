import { type Page, type Workflow, type WorkflowPreview, type WorkflowSummary } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type Engine, JobStore, type JobRecord, type Outcome, type WorkflowRecord } from '@jeongsi/engine';
import { found } from '../http/found';
import { type Remember } from '../http/idempotency/remember';
import { pageRequest } from '../http/page';
import { unwrap } from '../http/unwrap';
import { ENGINE } from '../wiring/tokens';
import { presentPreview } from './present-preview';
import { presentSummary, presentWorkflow } from './present-workflow';
import { type WorkflowPreviewBody } from './workflow-preview.dto';
import { type WorkflowBody, type WorkflowsQuery } from './workflow.dto';

/** How many of the first recipients a preview shows. */
const SAMPLES = 3;
/** Among so many pending jobs of a workflow the planned one is found; others wait, or were asked for by hand. */
const PENDING_LOOKED_AT = 50;

/** Speaks HTTP's language to the engine's workflows. */
@Injectable()
export class WorkflowService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly jobs: JobStore,
  ) {}

  async create({ status = 'active', ...definition }: WorkflowBody, remember: Remember): Promise<Workflow> {
    return this.#answer(await this.engine.workflows.create(definition, status, created(remember)));
  }

  async update(id: string, body: WorkflowBody, expectedVersion: number | undefined): Promise<Workflow> {
    const { status, ...definition } = body;
    return this.#answer(await this.engine.workflows.update(id, definition, status, expectedVersion));
  }

  async find(id: string): Promise<Workflow> {
    return this.#present(found(await this.engine.workflows.find(id)));
  }

  async list(query: WorkflowsQuery): Promise<Page<WorkflowSummary>> {
    const { status, search } = query;
    const filter = { ...(status && { status }), ...(search !== undefined && { search }) };
    const { items, nextCursor } = await this.engine.workflows.list(filter, pageRequest(query));
    const problems = await this.engine.connections.problemsOf(items);
    const summaries = items.map(async (workflow, index) =>
      presentSummary(workflow, { planned: await this.#planned(workflow), problems: problems[index] }),
    );
    return { items: await Promise.all(summaries), nextCursor };
  }

  async pause(id: string, expectedVersion: number | undefined): Promise<Workflow> {
    return this.#answer(await this.engine.workflows.pause(id, expectedVersion));
  }

  async resume(id: string, expectedVersion: number | undefined): Promise<Workflow> {
    return this.#answer(await this.engine.workflows.resume(id, expectedVersion));
  }

  async archive(id: string, expectedVersion: number | undefined): Promise<Workflow> {
    return this.#answer(await this.engine.workflows.archive(id, expectedVersion));
  }

  async duplicate(id: string, remember: Remember): Promise<Workflow> {
    return this.#answer(await this.engine.workflows.duplicate(id, created(remember)));
  }

  async preview({ limit = SAMPLES, ...content }: WorkflowPreviewBody): Promise<WorkflowPreview> {
    return presentPreview(unwrap(await this.engine.preview(content, limit)));
  }

  #answer(outcome: Outcome<WorkflowRecord>): Promise<Workflow> {
    return this.#present(unwrap(outcome));
  }

  async #present(workflow: WorkflowRecord): Promise<Workflow> {
    const [problems] = await this.engine.connections.problemsOf([workflow]);
    return presentWorkflow(workflow, { planned: await this.#planned(workflow), problems });
  }

  async #planned({ id, status }: WorkflowRecord): Promise<JobRecord | undefined> {
    if (status !== 'active') return undefined;
    const filter = { workflowId: id, status: 'pending' } as const;
    const { items } = await this.jobs.list(filter, 'ascending', { limit: PENDING_LOOKED_AT });
    return items.find(({ planned }) => planned);
  }
}

/** What a repeat is told if we crash before the whole answer is kept. */
function created(remember: Remember): ReturnType<typeof remember<WorkflowRecord>> {
  return remember<WorkflowRecord>(201, (workflow) => presentWorkflow(workflow));
}
