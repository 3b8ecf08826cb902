import { type Page, type Workflow, type WorkflowPreview, type WorkflowSummary } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type Change, type Engine, JobStore, type JobRecord, type Outcome, type WorkflowRecord } from '@jeongsi/engine';
import { type Audit, type Deed } from '../audit/auditing';
import { together } from '../audit/together';
import { workflowDeed } from '../audit/workflow-deed';
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

/** Speaks HTTP's language to the engine's workflows. */
@Injectable()
export class WorkflowService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly jobs: JobStore,
  ) {}

  async create(
    { status = 'active', ...definition }: WorkflowBody,
    remember: Remember,
    audit: Audit,
  ): Promise<Workflow> {
    const alongside = together(
      created(remember),
      audit((workflow: WorkflowRecord) => workflowDeed(workflow)),
    );
    return this.#answer(await this.engine.workflows.create(definition, status, alongside));
  }

  async update(id: string, body: WorkflowBody, expectedVersion: number | undefined, audit: Audit): Promise<Workflow> {
    const { status, ...definition } = body;
    return this.#answer(await this.engine.workflows.update(id, definition, status, expectedVersion, audit(changed)));
  }

  async find(id: string): Promise<Workflow> {
    return this.#present(found(await this.engine.workflows.find(id)));
  }

  async list(query: WorkflowsQuery): Promise<Page<WorkflowSummary>> {
    const { status, channel, type, search } = query;
    const filter = {
      ...(status && { status }),
      ...(channel && { channel }),
      ...(type && { type }),
      ...(search !== undefined && { search }),
    };
    const { items, nextCursor } = await this.engine.workflows.list(filter, pageRequest(query));
    const ids = items.map(({ id }) => id);
    const [problems, planned, last] = await Promise.all([
      this.engine.connections.problemsOf(items),
      this.jobs.plannedAmong(ids).then(byWorkflow),
      this.jobs.lastEndedAmong(ids).then(byWorkflow),
    ]);
    const summaries = items.map((workflow, index) => {
      const { id } = workflow;
      return presentSummary(workflow, { planned: planned.get(id), problems: problems[index], last: last.get(id) });
    });
    return { items: summaries, nextCursor };
  }

  async pause(id: string, expectedVersion: number | undefined, audit: Audit): Promise<Workflow> {
    return this.#answer(await this.engine.workflows.pause(id, expectedVersion, audit(changed)));
  }

  async resume(id: string, expectedVersion: number | undefined, audit: Audit): Promise<Workflow> {
    return this.#answer(await this.engine.workflows.resume(id, expectedVersion, audit(changed)));
  }

  async archive(id: string, expectedVersion: number | undefined, audit: Audit): Promise<Workflow> {
    return this.#answer(await this.engine.workflows.archive(id, expectedVersion, audit(changed)));
  }

  async duplicate(id: string, remember: Remember, audit: Audit): Promise<Workflow> {
    const copied = (copy: WorkflowRecord): Deed => ({
      ...workflowDeed(copy),
      changes: [{ path: 'copyOf', after: id }],
    });
    const alongside = together(created(remember), audit(copied));
    return this.#answer(await this.engine.workflows.duplicate(id, alongside));
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

  async #planned({ id }: WorkflowRecord): Promise<JobRecord | undefined> {
    const [planned] = await this.jobs.plannedAmong([id]);
    return planned;
  }
}

function byWorkflow(jobs: readonly JobRecord[]): ReadonlyMap<string, JobRecord> {
  return new Map(jobs.map((job) => [job.workflowId, job]));
}

function changed({ before, after }: Change<WorkflowRecord>): Deed {
  return workflowDeed(after, before);
}

/** What a repeat is told if we crash before the whole answer is kept. */
function created(remember: Remember): ReturnType<typeof remember<WorkflowRecord>> {
  return remember<WorkflowRecord>(201, (workflow) => presentWorkflow(workflow));
}
