import {
  describeAccessKeyStore,
  describeAuditStore,
  describeBatchStore,
  describeConnectionStore,
  describeDeliveryStore,
  describeHolidayStore,
  describeIdempotencyStore,
  describeInstallationStores,
  describeJobStore,
  describeRandomOperations,
  describeSuppressionStore,
  describeUnitOfWork,
  describeWorkflowStore,
} from '@jeongsi/engine/testing';
import { openTemporaryStore } from '../testing/temporary-store';

describe('the stores on SQLite', () => {
  describeUnitOfWork(openTemporaryStore);
  describeJobStore(openTemporaryStore);
  describeDeliveryStore(openTemporaryStore);
  describeBatchStore(openTemporaryStore);
  describeConnectionStore(openTemporaryStore);
  describeSuppressionStore(openTemporaryStore);
  describeWorkflowStore(openTemporaryStore);
  describeInstallationStores(openTemporaryStore);
  describeHolidayStore(openTemporaryStore);
  describeAuditStore(openTemporaryStore);
  describeAccessKeyStore(openTemporaryStore);
  describeIdempotencyStore(openTemporaryStore);
  describeRandomOperations(openTemporaryStore, 120);
});
