import { type Job, type UpcomingOccurrence } from '@jeongsi/contract';
import { job } from './answers';
import { type FakeApi } from './fake-api';

const at = (day: string, time: string) => new Date(Date.parse(`${day}T${time}:00+09:00`)).toISOString();

const occurrence = (name: string, day: string, time: string): UpcomingOccurrence => ({
  workflowId: `w-${name}`,
  workflowName: name,
  type: 'recurring',
  at: at(day, time),
});

const OCCURRENCES = [
  ...['뉴스레터', '장바구니', '재고 알림', '정산', '점검'].map((name, n) =>
    occurrence(name, '2026-11-24', `0${n + 4}:00`),
  ),
  ...Array.from({ length: 60 }, (_, n) => occurrence('매분 점검', '2026-11-26', `10:${String(n).padStart(2, '0')}`)),
  occurrence('뉴스레터', '2026-12-25', '09:00'),
];

const JOBS: Job[] = [
  job({
    id: 'moved',
    workflowName: '회의 안내',
    type: 'recurring',
    scheduledTime: at('2026-11-23', '18:00'),
    nominalTime: at('2026-11-23', '17:00'),
  }),
  job({
    id: 'skipped',
    workflowName: '출근 인사',
    type: 'recurring',
    status: 'skipped',
    reason: 'holiday',
    scheduledTime: at('2026-11-20', '09:00'),
  }),
  job({
    id: 'held',
    workflowName: '광고',
    type: 'scheduled',
    reason: 'held',
    scheduledTime: at('2026-11-23', '21:10'),
  }),
];

/** A November with a bit of everything. */
export function serveCalendar(api: FakeApi): void {
  const inRange = (query: URLSearchParams, time: string) =>
    time >= (query.get('from') ?? '') && time < (query.get('to') ?? '');
  api.on('GET /api/scheduler/upcoming', ({ query }) => ({
    body: { items: OCCURRENCES.filter((one) => inRange(query, one.at)), nextCursor: null },
  }));
  api.on('GET /api/scheduler/jobs', ({ query }) => ({
    body: {
      items: query.get('archived') === 'true' ? [] : JOBS.filter((one) => inRange(query, one.scheduledTime)),
      nextCursor: null,
    },
  }));
  api.on('GET /api/holidays', ({ query }) => ({
    body: {
      year: Number(query.get('year')),
      known: true,
      items:
        query.get('year') === '2026'
          ? [{ date: '2026-12-25', name: '성탄절', nameEn: 'Christmas Day', kind: 'public' }]
          : [],
      nextCursor: null,
    },
  }));
}
