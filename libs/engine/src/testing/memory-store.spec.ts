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
  describeSuppressionStore,
  describeUnitOfWork,
  describeWorkflowStore,
  type OpenStores,
} from './conformance';
import { MemoryStore } from './memory-store';

const open: OpenStores = async () => ({ ...new MemoryStore(), close: async () => undefined });

describe('the stores in memory', () => {
  describeUnitOfWork(open);
  describeJobStore(open);
  describeDeliveryStore(open);
  describeBatchStore(open);
  describeConnectionStore(open);
  describeSuppressionStore(open);
  describeWorkflowStore(open);
  describeInstallationStores(open);
  describeHolidayStore(open);
  describeAuditStore(open);
  describeAccessKeyStore(open);
  describeIdempotencyStore(open);
});
