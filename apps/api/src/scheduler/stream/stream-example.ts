import { DOC_ID, DOC_TIME } from '../../http/openapi/examples';
import { eventText, GREETING, PULSE } from './event-text';

const deliveries = { pending: 3_984, sending: 16, accepted: 0, delivered: 1_000, held: 0, failed: 0, unknown: 0 };

/** A piece of the stream, for the document. */
export const STREAM_EXAMPLE = [
  GREETING,
  eventText('status', {
    isRunning: true,
    totalJobs: 42,
    pendingJobs: 5,
    runningJobs: 1,
    completedJobs: 33,
    failedJobs: 1,
    cancelledJobs: 1,
    skippedJobs: 1,
    lateJobs: 0,
    unacknowledgedJobs: 1,
    heartbeatAt: DOC_TIME.started,
    serverTime: DOC_TIME.started,
    timeZone: 'Asia/Seoul',
    engine: { kind: 'embedded', nodes: 1 },
  }),
  eventText('progress', {
    id: DOC_ID.job,
    workflowId: DOC_ID.workflow,
    workflowName: '월말 정산 안내',
    status: 'running',
    deliveries: { ...deliveries, skipped: 0, total: 5_000 },
    ratePerSecond: 41.5,
    remainingSeconds: 97,
  }),
  PULSE,
].join('');
