import {
  type PageRequest,
  type RecurringSchedule,
  type StorePage,
  type Tx,
  type WorkflowFilter,
  type WorkflowRecord,
  type WorkflowStatus,
  WorkflowStore,
  type WorkflowVersion,
} from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { BY_ID, pageOf, readCursor } from '../cursor';
import { containing } from '../like';
import { type SqlTx, sqlTx } from '../sql-tx';
import { type Tables } from '../tables';
import { insertConnections } from './workflow-connections';
import { fold, toVersion, toWorkflow, toWorkflowRow } from './workflow-row';

export class SqlWorkflowStore extends WorkflowStore {
  /** @param reader sees what is committed, and never waits for a writer. */
  constructor(private readonly reader: Kysely<Tables>) {
    super();
  }

  override async insert(tx: Tx, workflow: WorkflowRecord): Promise<void> {
    const open = sqlTx(tx);
    await open.db.insertInto('workflow').values(toWorkflowRow(workflow)).execute();
    await this.#insertVersion(open, workflow);
    await insertConnections(open, workflow);
  }

  override async update(tx: Tx, workflow: WorkflowRecord, expectedVersion: number): Promise<'updated' | 'stale'> {
    const open = sqlTx(tx);
    const { numUpdatedRows } = await open.db
      .updateTable('workflow')
      .set(toWorkflowRow(workflow))
      .where('id', '=', workflow.id)
      .where('version', '=', expectedVersion)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return 'stale';
    if (workflow.version !== expectedVersion) await this.#insertVersion(open, workflow);
    await open.db.deleteFrom('workflow_connection').where('workflow_id', '=', workflow.id).execute();
    await insertConnections(open, workflow);
    return 'updated';
  }

  override async read(tx: Tx, id: string): Promise<WorkflowRecord | undefined> {
    return this.#one(sqlTx(tx).db, id);
  }

  override async find(id: string): Promise<WorkflowRecord | undefined> {
    return this.#one(this.reader, id);
  }

  override async versions(
    tx: Tx,
    wanted: readonly { workflowId: string; version: number }[],
  ): Promise<WorkflowVersion[]> {
    if (wanted.length === 0) return [];
    const open = sqlTx(tx);
    const input = open.input.table(
      { wanted_id: 'text', wanted_version: 'bigint' },
      wanted.map((one) => ({ wanted_id: one.workflowId, wanted_version: one.version })),
    );
    const rows = await open.db
      .selectFrom(input)
      .innerJoin('workflow_version as kept', (join) =>
        join.onRef('kept.workflow_id', '=', 'input.wanted_id').onRef('kept.version', '=', 'input.wanted_version'),
      )
      .selectAll('kept')
      .distinct()
      .execute();
    return rows.map(toVersion);
  }

  override async findVersion(workflowId: string, version: number): Promise<WorkflowVersion | undefined> {
    const row = await this.reader
      .selectFrom('workflow_version')
      .selectAll()
      .where('workflow_id', '=', workflowId)
      .where('version', '=', version)
      .executeTakeFirst();
    return row && toVersion(row);
  }

  override async list(filter: WorkflowFilter, page: PageRequest): Promise<StorePage<WorkflowRecord>> {
    const before = page.cursor === undefined ? undefined : readCursor(page.cursor, BY_ID);
    let query = this.#select(this.reader)
      .orderBy('workflow.id', 'desc')
      .limit(page.limit + 1);
    query =
      filter.status === undefined
        ? query.where('workflow.status', '!=', 'archived')
        : query.where('workflow.status', '=', filter.status);
    if (filter.channel !== undefined) query = query.where('workflow.channel', '=', filter.channel);
    if (filter.type !== undefined) query = query.where('schedule_type', '=', filter.type);
    if (filter.search !== undefined) {
      query = query.where(sql<boolean>`name_folded like ${containing(fold(filter.search))} escape '\\'`);
    }
    if (before !== undefined) query = query.where('workflow.id', '<', before);
    return pageOf(await query.execute(), page.limit, toWorkflow, (row) => [row.id]);
  }

  override async usersOf(
    connectionId: string,
    limit: number,
  ): Promise<{ id: string; name: string; status: WorkflowStatus }[]> {
    const rows = await this.#select(this.reader)
      .innerJoin('workflow_connection as used', 'used.workflow_id', 'workflow.id')
      .where('used.connection_id', '=', connectionId)
      .where('workflow.status', '!=', 'archived')
      .orderBy('workflow.name_folded')
      .orderBy('workflow.id')
      .limit(limit)
      .execute();
    return rows.map(toWorkflow).map(({ id, definition, status }) => ({ id, name: definition.name, status }));
  }

  override async activeAfter(afterId: string | undefined, limit: number): Promise<WorkflowRecord[]> {
    const rows = await this.#select(this.reader)
      .where('workflow.status', '=', 'active')
      .where('schedule_type', 'in', ['scheduled', 'recurring'])
      .where('workflow.id', '>', afterId ?? '')
      .orderBy('workflow.id')
      .limit(limit)
      .execute();
    return rows.map(toWorkflow);
  }

  override async recurringAfter(
    afterId: string | undefined,
    limit: number,
  ): Promise<{ id: string; schedule: RecurringSchedule }[]> {
    const rows = await this.reader
      .selectFrom('workflow')
      .innerJoin('workflow_version as kept', (join) =>
        join.onRef('kept.workflow_id', '=', 'workflow.id').onRef('kept.version', '=', 'workflow.version'),
      )
      .select(['workflow.id', 'kept.schedule'])
      .where('workflow.status', '=', 'active')
      .where('schedule_type', '=', 'recurring')
      .where('workflow.id', '>', afterId ?? '')
      .orderBy('workflow.id')
      .limit(limit)
      .execute();
    return rows.map(({ id, schedule }) => ({ id, schedule: JSON.parse(schedule) as RecurringSchedule }));
  }

  async #one(db: Kysely<Tables>, id: string): Promise<WorkflowRecord | undefined> {
    const row = await this.#select(db).where('workflow.id', '=', id).executeTakeFirst();
    return row && toWorkflow(row);
  }

  /** A workflow with its present version. */
  #select(db: Kysely<Tables>) {
    return db
      .selectFrom('workflow')
      .innerJoin('workflow_version as kept', (join) =>
        join.onRef('kept.workflow_id', '=', 'workflow.id').onRef('kept.version', '=', 'workflow.version'),
      )
      .selectAll('workflow')
      .select(['kept.definition', 'kept.schedule']);
  }

  async #insertVersion(tx: SqlTx, workflow: WorkflowRecord): Promise<void> {
    await tx.db
      .insertInto('workflow_version')
      .values({
        workflow_id: workflow.id,
        version: workflow.version,
        status: workflow.status,
        definition: JSON.stringify(workflow.definition),
        schedule: JSON.stringify(workflow.schedule),
        saved_at: workflow.updatedAt,
      })
      .execute();
  }
}
