import { connectionIdsOf } from '../../connection/connection';
import { type RecurringSchedule } from '../../schedule';
import { type PageRequest, type StorePage } from '../../store/page';
import { type Tx } from '../../store/unit-of-work';
import { type WorkflowRecord, type WorkflowStatus, type WorkflowVersion } from '../../workflow/workflow';
import { type WorkflowFilter, WorkflowStore } from '../../workflow/workflow-store';
import { type MemoryDatabase } from './memory-database';
import { pageInOrder } from './memory-page';

export class MemoryWorkflowStore extends WorkflowStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async insert(tx: Tx, workflow: WorkflowRecord): Promise<void> {
    this.database.assertOpen(tx);
    if (this.database.workflows.read(workflow.id)) throw new Error(`There is a workflow ${workflow.id} already`);
    this.#put(workflow);
  }

  override async update(tx: Tx, workflow: WorkflowRecord, expectedVersion: number): Promise<'updated' | 'stale'> {
    this.database.assertOpen(tx);
    if (this.database.workflows.read(workflow.id)?.version !== expectedVersion) return 'stale';
    this.#put(workflow);
    return 'updated';
  }

  override async read(tx: Tx, id: string): Promise<WorkflowRecord | undefined> {
    this.database.assertOpen(tx);
    const workflow = this.database.workflows.read(id);
    return workflow && asKept(workflow);
  }

  override async find(id: string): Promise<WorkflowRecord | undefined> {
    const workflow = this.database.workflows.find(id);
    return workflow && asKept(workflow);
  }

  override async versions(
    tx: Tx,
    wanted: readonly { workflowId: string; version: number }[],
  ): Promise<WorkflowVersion[]> {
    this.database.assertOpen(tx);
    const keys = new Set(wanted.map((one) => `${one.workflowId}/${one.version}`));
    return [...keys].flatMap((key) => this.database.versions.read(key) ?? []).map(asKept);
  }

  override async findVersion(workflowId: string, version: number): Promise<WorkflowVersion | undefined> {
    const kept = this.database.versions.find(`${workflowId}/${version}`);
    return kept && asKept(kept);
  }

  override async list(filter: WorkflowFilter, page: PageRequest): Promise<StorePage<WorkflowRecord>> {
    const matching = this.database.workflows.all().filter((row) => matches(row, filter));
    return pageInOrder(matching.map(asKept), (row) => [row.id], 'descending', page);
  }

  override async usersOf(
    connectionId: string,
    limit: number,
  ): Promise<{ id: string; name: string; status: WorkflowStatus }[]> {
    const users = this.database.workflows
      .all()
      .filter((row) => row.status !== 'archived' && connectionIdsOf(row.definition).includes(connectionId));
    const { items } = pageInOrder(users, (row) => [fold(row.definition.name), row.id], 'ascending', { limit });
    return items.map(({ id, definition, status }) => ({ id, name: definition.name, status }));
  }

  override async activeAfter(afterId: string | undefined, limit: number): Promise<WorkflowRecord[]> {
    const active = this.database.workflows
      .all()
      .filter(
        (row) => row.status === 'active' && (row.schedule.type === 'scheduled' || row.schedule.type === 'recurring'),
      )
      .filter((row) => row.id > (afterId ?? ''));
    return pageInOrder(active.map(asKept), (row) => [row.id], 'ascending', { limit }).items;
  }

  override async recurringAfter(
    afterId: string | undefined,
    limit: number,
  ): Promise<{ id: string; schedule: RecurringSchedule }[]> {
    const recurring = this.database.workflows.all().flatMap(({ id, status, schedule }) => {
      return status === 'active' && schedule.type === 'recurring' && id > (afterId ?? '') ? [{ id, schedule }] : [];
    });
    return pageInOrder(recurring.map(asKept), (row) => [row.id], 'ascending', { limit }).items;
  }

  #put(workflow: WorkflowRecord): void {
    const { id, version, status, definition, schedule, updatedAt: savedAt } = workflow;
    this.database.workflows.put(asKept(workflow));
    this.database.versions.put(asKept({ workflowId: id, version, status, definition, schedule, savedAt }));
  }
}

function matches(row: WorkflowRecord, filter: WorkflowFilter): boolean {
  const status = filter.status === undefined ? row.status !== 'archived' : row.status === filter.status;
  const kind =
    (filter.channel === undefined || row.definition.message.channel === filter.channel) &&
    (filter.type === undefined || row.schedule.type === filter.type);
  return status && kind && fold(row.definition.name).includes(fold(filter.search ?? ''));
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Through JSON, as a database keeps it: what JSON cannot say is lost here too. */
function asKept<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
