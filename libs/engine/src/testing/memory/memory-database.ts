import { type AccessKeyRecord } from '../../access/access-key-store';
import { type FileRecord } from '../../audience/file-store';
import { type AuditRecord } from '../../audit/audit-store';
import { type BatchRecord } from '../../channel/batch-store';
import { type OutboxRecord } from '../../channel/outbox-store';
import { type ConnectionRecord } from '../../connection/connection';
import { type DeliveryRecord } from '../../delivery/delivery';
import { type Holiday } from '../../holiday/calendar';
import { type JobEvent, type JobRecord } from '../../job/job';
import { type IdempotencyClaim, type IdempotentAnswer } from '../../store/idempotency-store';
import { type Tx } from '../../store/unit-of-work';
import { type SuppressionRecord } from '../../suppression/suppression-store';
import { type WorkflowRecord, type WorkflowVersion } from '../../workflow/workflow';
import { MemoryTable } from './memory-table';
import { MemoryUnitOfWork } from './memory-unit-of-work';

/** With the batch that it was last sent with. */
export type StoredDelivery = DeliveryRecord & { batchId?: string };

export type StoredBatch = BatchRecord & { open: boolean };

/** All tables, and the one transaction at a time that changes them. */
export class MemoryDatabase {
  readonly workflows = new MemoryTable<WorkflowRecord>((row) => row.id);
  readonly versions = new MemoryTable<WorkflowVersion>((row) => `${row.workflowId}/${row.version}`);
  readonly jobs = new MemoryTable<JobRecord>((row) => row.id);
  readonly events = new MemoryTable<{ seq: number; event: JobEvent }>((row) => String(row.seq));
  readonly deliveries = new MemoryTable<StoredDelivery>((row) => row.id);
  readonly batches = new MemoryTable<StoredBatch>((row) => row.id);
  readonly outbox = new MemoryTable<OutboxRecord>((row) => row.id);
  readonly files = new MemoryTable<FileRecord>((row) => row.id);
  readonly connections = new MemoryTable<ConnectionRecord>((row) => row.id);
  readonly suppressions = new MemoryTable<SuppressionRecord>((row) => row.id);
  readonly holidays = new MemoryTable<Holiday>((row) => row.date);
  readonly audit = new MemoryTable<AuditRecord>((row) => row.id);
  readonly accessKeys = new MemoryTable<AccessKeyRecord>((row) => row.id);
  readonly settings = new MemoryTable<{ key: string; json: string }>((row) => row.key);
  readonly claims = new MemoryTable<{ claim: IdempotencyClaim; answer?: IdempotentAnswer }>(({ claim }) =>
    claimKey(claim.scope, claim.key),
  );
  readonly unitOfWork = new MemoryUnitOfWork([
    this.workflows,
    this.versions,
    this.jobs,
    this.events,
    this.deliveries,
    this.batches,
    this.outbox,
    this.files,
    this.connections,
    this.suppressions,
    this.holidays,
    this.audit,
    this.accessKeys,
    this.settings,
    this.claims,
  ]);
  #lastEvent = 0;

  assertOpen(tx: Tx): void {
    this.unitOfWork.assertOpen(tx);
  }

  addEvent(event: JobEvent): void {
    this.#lastEvent += 1;
    this.events.put({ seq: this.#lastEvent, event: { ...event } });
  }

  /** With its events. */
  removeJob(id: string): void {
    for (const { seq, event } of this.events.rows()) if (event.jobId === id) this.events.remove(String(seq));
    this.jobs.remove(id);
  }
}

export function claimKey(scope: string, key: string): string {
  return JSON.stringify([scope, key]);
}
