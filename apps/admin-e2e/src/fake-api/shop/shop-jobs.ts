import { type HourSummary, type Job, type JobStatus, type Page } from '@jeongsi/contract';
import { job, NOW } from '../answers';
import { counts } from '../job-answers';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A wall-clock time in Seoul as an instant. */
export const seoul = (day: string, time: string) => new Date(Date.parse(`${day}T${time}:00+09:00`)).toISOString();

interface Run {
  id: string;
  name: string;
  at: string;
  status: JobStatus;
  changes?: Partial<Job>;
}

function run({ id, name, at, status, changes }: Run): Job {
  const over = status === 'completed' || status === 'failed';
  const startedAt = new Date(Date.parse(at) + 4).toISOString();
  const endedAt = new Date(Date.parse(at) + 132_000).toISOString();
  return job({
    id,
    workflowName: name,
    scheduledTime: at,
    type: 'recurring',
    status,
    ...(over && { attempt: 1, executedAt: startedAt, completedAt: endedAt }),
    ...changes,
  });
}

const PENDING: Job[] = [
  run({ id: 'p1', name: '배송 출발 안내', at: seoul('2026-11-22', '15:30'), status: 'pending' }),
  run({
    id: 'p2',
    name: '결제 실패 안내',
    at: seoul('2026-11-22', '15:04'),
    status: 'pending',
    changes: { type: 'delayed', attempt: 2, executedAt: seoul('2026-11-22', '15:00') },
  }),
  run({ id: 'p3', name: '장바구니 리마인드', at: seoul('2026-11-22', '18:00'), status: 'pending' }),
  run({
    id: 'p4',
    name: '블랙프라이데이 쿠폰 안내: 앱 회원에게만 드리는 마지막 기회',
    at: seoul('2026-11-23', '08:00'),
    status: 'pending',
    changes: {
      type: 'scheduled',
      reason: 'held',
      executedAt: seoul('2026-11-21', '20:50'),
      deliveries: counts({ delivered: 8_120, held: 4_360 }),
    },
  }),
  run({ id: 'p5', name: '주간 회의 알림', at: seoul('2026-11-23', '09:00'), status: 'pending' }),
  run({
    id: 'p6',
    name: '회원 등급 안내',
    at: seoul('2026-11-24', '18:00'),
    status: 'pending',
    changes: { nominalTime: seoul('2026-11-24', '17:00') },
  }),
  run({ id: 'p7', name: '월말 정산 안내', at: seoul('2026-11-30', '09:00'), status: 'pending' }),
];

/** One that waits for its time. */
export const SHOP_PLANNED: Job | undefined = PENDING[0];

const RUNNING: Job[] = [
  run({
    id: 'r1',
    name: '11월 뉴스레터',
    at: seoul('2026-11-22', '15:00'),
    status: 'running',
    changes: {
      type: 'scheduled',
      attempt: 1,
      executedAt: '2026-11-22T06:00:00.120Z',
      deliveries: counts({ pending: 4_268, accepted: 8_071, failed: 141, skipped: 214 }),
    },
  }),
];

/** One shipment notice an hour, more at noon and in the evening: what the chart of a day is made of. */
const SHIPMENTS: Job[] = Array.from({ length: 13 }, (_, nth) => {
  const at = new Date(Date.parse(seoul('2026-11-22', '08:30')) + (nth > 6 ? nth - 23 : nth) * HOUR_MS).toISOString();
  const people = [180, 240, 420, 760, 890, 610, 340, 120, 260, 520, 940, 1_020, 480][nth] ?? 0;
  const failed = nth % 4 === 1 ? Math.round(people / 9) : 0;
  return run({
    id: `s${nth}`,
    name: '배송 출발 안내',
    at,
    status: 'completed',
    changes: { deliveries: counts({ delivered: people - failed, failed }) },
  });
});

const ENDED: Job[] = [
  run({
    id: 'e1',
    name: '월말 정산 안내',
    at: seoul('2026-11-22', '09:00'),
    status: 'completed',
    changes: { deliveries: counts({ delivered: 340 }) },
  }),
  run({
    id: 'e2',
    name: '결제 실패 안내',
    at: seoul('2026-11-22', '07:00'),
    status: 'completed',
    changes: { deliveries: counts({ delivered: 82, failed: 18 }) },
  }),
  run({
    id: 'e3',
    name: '재고 알림',
    at: seoul('2026-11-22', '06:00'),
    status: 'failed',
    changes: { attempt: 4, error: 'The source is unreachable: connect ECONNREFUSED' },
  }),
  run({
    id: 'e4',
    name: '주문 확인 메일',
    at: seoul('2026-11-22', '05:00'),
    status: 'completed',
    changes: { deliveries: counts({ accepted: 96, unknown: 2 }) },
  }),
  run({
    id: 'e5',
    name: '주간 회의 알림',
    at: seoul('2026-11-21', '22:00'),
    status: 'skipped',
    changes: { reason: 'missed' },
  }),
  run({
    id: 'e6',
    name: '장바구니 리마인드',
    at: seoul('2026-11-21', '18:00'),
    status: 'completed',
    changes: { deliveries: counts({ delivered: 338, skipped: 2 }) },
  }),
  run({
    id: 'e7',
    name: '설문 요청',
    at: seoul('2026-11-21', '17:00'),
    status: 'cancelled',
    changes: {
      type: 'immediate',
      trigger: 'manual',
      attempt: 1,
      executedAt: seoul('2026-11-21', '17:00'),
      completedAt: seoul('2026-11-21', '17:01'),
      deliveries: counts({ accepted: 1_200, skipped: 2_300 }),
    },
  }),
];

/** What left the board: three weeks of evenings, and a day off. */
const HISTORY: Job[] = Array.from({ length: 20 }, (_, nth) => {
  const day = `2026-11-${String(nth + 1).padStart(2, '0')}`;
  if (nth === 10) {
    return run({
      id: `h${nth}`,
      name: '출근 인사',
      at: seoul(day, '09:00'),
      status: 'skipped',
      changes: { reason: 'holiday' },
    });
  }
  return run({
    id: `h${nth}`,
    name: '장바구니 리마인드',
    at: seoul(day, '18:00'),
    status: 'completed',
    changes: { deliveries: counts({ delivered: 300 + nth, failed: nth === 12 ? 20 : 0 }) },
  });
});

const ON_BOARD = [...PENDING, ...RUNNING, ...ENDED, ...SHIPMENTS];

/** As the server filters, sorts and pages. */
export function shopJobs(query: URLSearchParams): Page<Job> {
  const [statuses, type, workflowId] = [query.get('status')?.split(','), query.get('type'), query.get('workflowId')];
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '9'];
  const limit = Number(query.get('limit') ?? 50);
  const sort = query.get('sort') ?? (query.get('status') === 'pending' ? 'scheduledTime' : '-scheduledTime');
  const direction = sort === 'scheduledTime' ? 1 : -1;
  const found = (query.get('archived') === 'true' ? HISTORY : ON_BOARD)
    .filter(({ status }) => statuses?.includes(status) ?? true)
    .filter((each) => (type === null || each.type === type) && isOf(workflowId, each))
    .filter(({ scheduledTime }) => scheduledTime >= from && scheduledTime < to)
    .sort((a, b) => direction * a.scheduledTime.localeCompare(b.scheduledTime));
  return { items: found.slice(0, limit), nextCursor: found.length > limit ? 'more' : null };
}

/** A workflow's own page asks for its jobs; here the month's end has some, whoever asks. */
function isOf(workflowId: string | null, { workflowName }: Job): boolean {
  return workflowId === null || workflowName === '월말 정산 안내';
}

export function shopHours(): HourSummary[] {
  const newest = Math.floor(NOW / HOUR_MS) * HOUR_MS;
  return Array.from({ length: 24 }, (_, nth) => {
    const from = newest + HOUR_MS - DAY_MS + nth * HOUR_MS;
    const started = [...ENDED, ...SHIPMENTS, ...RUNNING].filter(({ executedAt }) => {
      const at = Date.parse(executedAt ?? '');
      return at >= from && at < from + HOUR_MS;
    });
    const sum = (state: keyof Job['deliveries']) => started.reduce((all, { deliveries }) => all + deliveries[state], 0);
    return {
      hour: new Date(from).toISOString(),
      jobs: { started: started.length, failed: started.filter(({ status }) => status === 'failed').length },
      deliveries: counts({
        accepted: sum('accepted'),
        delivered: sum('delivered'),
        failed: sum('failed'),
        unknown: sum('unknown'),
        skipped: sum('skipped'),
        pending: sum('pending'),
      }),
    };
  });
}
