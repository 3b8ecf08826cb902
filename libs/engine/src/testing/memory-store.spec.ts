import {
  describeDeliveryStore,
  describeIdempotencyStore,
  describeInstallationStores,
  describeJobStore,
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
  describeWorkflowStore(open);
  describeInstallationStores(open);
  describeIdempotencyStore(open);
});
