import { type Ids } from '../store/ids';
import { type Stores } from '../store/stores';
import { MemoryAccessKeyStore } from './memory/memory-access-key-store';
import { MemoryAuditStore } from './memory/memory-audit-store';
import { MemoryBatchStore } from './memory/memory-batch-store';
import { MemoryConnectionStore } from './memory/memory-connection-store';
import { MemoryDatabase } from './memory/memory-database';
import { MemoryDeliveryStore } from './memory/memory-delivery-store';
import { MemoryFileStore } from './memory/memory-file-store';
import { MemoryHolidayStore } from './memory/memory-holiday-store';
import { MemoryIdempotencyStore } from './memory/memory-idempotency-store';
import { MemoryIds } from './memory/memory-ids';
import { MemoryJobStore } from './memory/memory-job-store';
import { MemoryOutboxStore } from './memory/memory-outbox-store';
import { MemorySettingStore } from './memory/memory-setting-store';
import { MemorySuppressionStore } from './memory/memory-suppression-store';
import { MemoryWorkflowStore } from './memory/memory-workflow-store';

/** All stores in memory, keeping every guarantee but durability; they pass the conformance suites that ours on disk pass. */
export class MemoryStore implements Stores {
  readonly #database = new MemoryDatabase();
  readonly unitOfWork = this.#database.unitOfWork;
  readonly jobs = new MemoryJobStore(this.#database);
  readonly deliveries = new MemoryDeliveryStore(this.#database);
  readonly batches = new MemoryBatchStore(this.#database);
  readonly workflows = new MemoryWorkflowStore(this.#database);
  readonly settings = new MemorySettingStore(this.#database);
  readonly outbox = new MemoryOutboxStore(this.#database);
  readonly files = new MemoryFileStore(this.#database);
  readonly connections = new MemoryConnectionStore(this.#database);
  readonly suppressions = new MemorySuppressionStore(this.#database);
  readonly holidays = new MemoryHolidayStore(this.#database);
  readonly audit = new MemoryAuditStore(this.#database);
  readonly accessKeys = new MemoryAccessKeyStore(this.#database);
  readonly idempotency = new MemoryIdempotencyStore(this.#database);

  constructor(readonly ids: Ids = new MemoryIds()) {}

  /** From now on every write fails as on a full disk. */
  breakDown(): void {
    this.unitOfWork.outage = 'full';
  }

  repair(): void {
    this.unitOfWork.outage = undefined;
  }
}
