export { describeDeliveryStore } from './describe-delivery-store';
export { describeIdempotencyStore } from './describe-idempotency-store';
export { describeInstallationStores } from './describe-installation-stores';
export { describeJobStore } from './describe-job-store';
export { describeRandomOperations } from './describe-random-operations';
export { describeUnitOfWork } from './describe-unit-of-work';
export { describeWorkflowStore } from './describe-workflow-store';
export { Bench, type OpenStores, type StoresUnderTest } from './stores-under-test';
