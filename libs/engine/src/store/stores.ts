import { type AccessKeyStore } from '../access/access-key-store';
import { type AuditStore } from '../audit/audit-store';
import { type FileStore } from '../audience/file-store';
import { type BatchStore } from '../channel/batch-store';
import { type OutboxStore } from '../channel/outbox-store';
import { type ConnectionStore } from '../connection/connection-store';
import { type DeliveryStore } from '../delivery/delivery-store';
import { type HolidayStore } from '../holiday/holiday-store';
import { type JobStore } from '../job/job-store';
import { type SuppressionStore } from '../suppression/suppression-store';
import { type WorkflowStore } from '../workflow/workflow-store';
import { type IdempotencyStore } from './idempotency-store';
import { type Ids } from './ids';
import { type SettingStore } from './setting-store';
import { type UnitOfWork } from './unit-of-work';

/** Everything that remembers, over one database. */
export interface Stores {
  unitOfWork: UnitOfWork;
  jobs: JobStore;
  deliveries: DeliveryStore;
  batches: BatchStore;
  workflows: WorkflowStore;
  settings: SettingStore;
  outbox: OutboxStore;
  files: FileStore;
  connections: ConnectionStore;
  suppressions: SuppressionStore;
  holidays: HolidayStore;
  audit: AuditStore;
  accessKeys: AccessKeyStore;
  idempotency: IdempotencyStore;
  ids: Ids;
}
