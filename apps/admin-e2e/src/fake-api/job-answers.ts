import { type Delivery, type DeliveryCounts, type Job, type JobDetail, type Page } from '@jeongsi/contract';
import { job } from './answers';

export function counts(given: Partial<DeliveryCounts>): DeliveryCounts {
  const all = {
    pending: 0,
    sending: 0,
    accepted: 0,
    delivered: 0,
    held: 0,
    failed: 0,
    unknown: 0,
    skipped: 0,
    ...given,
  };
  return { ...all, total: Object.values(all).reduce((sum, count) => sum + count, 0) };
}

const PENDING: Job[] = [
  job({ id: 'p1', workflowName: '11월 뉴스레터 발송', scheduledTime: '2026-11-22T06:30:00.000Z', type: 'scheduled' }),
  job({ id: 'p2', workflowName: '장바구니 리마인드', scheduledTime: '2026-11-22T09:00:00.000Z', type: 'recurring' }),
  job({
    id: 'p3',
    workflowName: '결제 실패 안내',
    scheduledTime: '2026-11-22T06:05:00.000Z',
    type: 'delayed',
    attempt: 2,
    executedAt: '2026-11-22T06:00:00.000Z',
  }),
  job({
    id: 'p4',
    workflowName: '블랙프라이데이 쿠폰 안내',
    scheduledTime: '2026-11-22T23:00:00.000Z',
    type: 'scheduled',
    reason: 'held',
    executedAt: '2026-11-22T11:50:00.000Z',
    deliveries: counts({ delivered: 8_120, held: 4_360 }),
  }),
];

export const RUNNING: Job = job({
  id: 'r1',
  workflowName: '11월 뉴스레터 발송',
  scheduledTime: '2026-11-22T06:00:00.000Z',
  executedAt: '2026-11-22T06:00:00.120Z',
  type: 'scheduled',
  completedAt: undefined,
  status: 'running',
  attempt: 1,
  deliveries: counts({ pending: 4_268, accepted: 8_071, failed: 141, skipped: 214 }),
});

const ENDED: Job[] = [
  job({
    id: 'e1',
    workflowName: '월말 정산 안내',
    scheduledTime: '2026-11-22T00:00:00.000Z',
    executedAt: '2026-11-22T00:00:00.004Z',
    completedAt: '2026-11-22T00:03:12.004Z',
    type: 'recurring',
    status: 'completed',
    attempt: 1,
    deliveries: counts({ accepted: 340 }),
  }),
  job({
    id: 'e2',
    workflowName: '결제 실패 안내',
    scheduledTime: '2026-11-21T22:00:00.000Z',
    executedAt: '2026-11-21T22:00:00.004Z',
    completedAt: '2026-11-21T22:01:12.004Z',
    type: 'recurring',
    status: 'completed',
    attempt: 1,
    deliveries: counts({ delivered: 82, failed: 18 }),
  }),
  job({
    id: 'e3',
    workflowName: '재고 알림',
    scheduledTime: '2026-11-21T21:00:00.000Z',
    executedAt: '2026-11-21T21:00:00.004Z',
    completedAt: '2026-11-21T21:02:40.004Z',
    type: 'recurring',
    status: 'failed',
    attempt: 4,
    error: 'The source is unreachable: connect ECONNREFUSED',
  }),
  job({
    id: 'e4',
    workflowName: '장바구니 리마인드',
    scheduledTime: '2026-11-21T09:00:00.000Z',
    completedAt: '2026-11-21T09:00:00.004Z',
    type: 'recurring',
    status: 'skipped',
    reason: 'overlap',
  }),
  job({
    id: 'e5',
    workflowName: '설문 요청',
    scheduledTime: '2026-11-21T08:00:00.000Z',
    executedAt: '2026-11-21T08:00:00.004Z',
    completedAt: '2026-11-21T08:00:40.004Z',
    type: 'immediate',
    status: 'cancelled',
    trigger: 'manual',
    attempt: 1,
    deliveries: counts({ accepted: 1_200, skipped: 2_300 }),
  }),
];

export function jobsPage(query: URLSearchParams): Page<Job> {
  const statuses = query.get('status')?.split(',');
  const all = query.get('archived') === 'true' ? [] : [...PENDING, RUNNING, ...ENDED];
  return { items: all.filter(({ status }) => statuses?.includes(status) ?? true), nextCursor: null };
}

export const JOB_DETAIL: JobDetail = {
  ...job({
    id: '0199a0c0-0000-7000-8000-0000000000e2',
    workflowId: '0199a0c0-0000-7000-8000-0000000000f1',
    workflowName: '결제 실패 안내',
    scheduledTime: '2026-11-21T22:00:00.000Z',
    executedAt: '2026-11-21T22:00:00.004Z',
    completedAt: '2026-11-21T22:01:12.004Z',
    type: 'recurring',
    status: 'completed',
    attempt: 1,
    deliveries: counts({ delivered: 9_820, failed: 141, unknown: 2, skipped: 37 }),
  }),
  leftToRetry: { failed: 141, unsent: 0 },
  retries: [],
  attempts: [
    { number: 1, startedAt: '2026-11-21T22:00:00.004Z', endedAt: '2026-11-21T22:01:12.004Z', outcome: 'completed' },
  ],
  events: [
    {
      at: '2026-11-21T01:10:00.000Z',
      type: 'moved',
      params: { from: '2026-11-21T21:00:00.000Z', to: '2026-11-21T22:00:00.000Z' },
    },
  ],
  reasons: [
    { state: 'delivered', count: 9_820 },
    { state: 'failed', errorCode: 'HTTP_404', count: 98 },
    { state: 'failed', errorCode: 'TIMED_OUT', count: 31 },
    { state: 'failed', errorCode: 'REFUSED_MESSAGE', count: 12 },
    { state: 'skipped', errorCode: 'suppressed', count: 30 },
    { state: 'skipped', errorCode: 'duplicate', count: 7 },
    { state: 'unknown', errorCode: 'ABORTED', count: 2 },
  ],
  funnel: [
    { step: 'all', left: 10_000, out: 0 },
    { step: 'valid', left: 10_000, out: 0 },
    { step: 'unique', left: 9_993, out: 7 },
    { step: 'unsuppressed', left: 9_963, out: 30 },
    { step: 'consenting', left: 9_963, out: 0 },
  ],
};

const NAMES = ['김지수', '박민준', '이서연', '최도윤', '정하은', '강시우'];
const FAILURES = ['HTTP_404', 'HTTP_404', 'TIMED_OUT', 'REFUSED_MESSAGE'];

function delivery(index: number): Delivery {
  const failed = index % 71 === 3;
  const unknown = index === 5 || index === 9;
  return {
    id: `delivery-${index}`,
    jobId: JOB_DETAIL.id,
    recipientKey: `customer-${index}`,
    channel: 'webhook',
    address: `c***${index}@example.com`,
    name: NAMES[index % NAMES.length],
    state: unknown ? 'unknown' : failed ? 'failed' : 'delivered',
    attempts: 1,
    ...(failed && { errorCode: FAILURES[index % FAILURES.length], error: 'The receiver answered 404.' }),
    ...(unknown && { errorCode: 'ABORTED', error: 'The connection broke before an answer.' }),
    updatedAt: new Date(Date.parse('2026-11-21T22:00:01.000Z') + index * 7).toISOString(),
  };
}

const TEN_THOUSAND = Array.from({ length: 10_000 }, (_, index) => delivery(index));

/** Cursors are plain offsets here. */
export function deliveriesPage(query: URLSearchParams): Page<Delivery> {
  const [state, code] = [query.get('state'), query.get('errorCode')];
  const [from, limit] = [Number(query.get('cursor') ?? 0), Number(query.get('limit') ?? 50)];
  const all = TEN_THOUSAND.filter(
    (each) => (state === null || each.state === state) && (code === null || each.errorCode === code),
  );
  return {
    items: all.slice(from, from + limit),
    nextCursor: from + limit < all.length ? String(from + limit) : null,
  };
}
