import { type Holiday, type UpcomingOccurrence } from '@jeongsi/contract';
import { seoul } from './shop-jobs';

const DAY_MS = 86_400_000;

/** What each schedule of the shop names from tomorrow until the new year. */
const PLANS: { name: string; time: string; on: (weekday: number, day: string) => boolean }[] = [
  { name: '배송 출발 안내', time: '15:30', on: (weekday) => weekday !== 0 },
  { name: '장바구니 리마인드', time: '18:00', on: () => true },
  { name: '주간 회의 알림', time: '09:00', on: (weekday) => weekday === 1 },
  { name: '재고 알림', time: '08:00', on: (weekday) => weekday > 0 && weekday < 6 },
  { name: '설문 요청', time: '11:00', on: (weekday) => weekday === 3 },
  { name: '월말 정산 안내', time: '09:00', on: (_, day) => day === '2026-11-30' || day === '2026-12-31' },
];

/** One day asks for a look every minute: more than a cell can name. */
const EVERY_MINUTE = Array.from({ length: 60 }, (_, minute): UpcomingOccurrence => ({
  workflowId: 'w-watch',
  workflowName: '서버 점검',
  type: 'recurring',
  at: seoul('2026-11-26', `10:${String(minute).padStart(2, '0')}`),
}));

const OCCURRENCES: UpcomingOccurrence[] = [
  ...Array.from({ length: 42 }, (_, nth) => {
    const noon = new Date(Date.parse('2026-11-23T03:00:00.000Z') + nth * DAY_MS);
    const day = noon.toISOString().slice(0, 10);
    return PLANS.filter(({ on }) => on(noon.getUTCDay(), day)).map(({ name, time }): UpcomingOccurrence => ({
      workflowId: `w-${name}`,
      workflowName: name,
      type: 'recurring',
      at: seoul(day, time),
    }));
  }).flat(),
  ...EVERY_MINUTE,
];

export function shopOccurrences(query: URLSearchParams): UpcomingOccurrence[] {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '9'];
  return OCCURRENCES.filter(({ at }) => at >= from && at < to);
}

export const SHOP_HOLIDAYS: Holiday[] = [
  { date: '2026-10-05', name: '개천절 대체공휴일', nameEn: 'National Foundation Day (substitute)', kind: 'public' },
  { date: '2026-10-09', name: '한글날', nameEn: 'Hangul Day', kind: 'public' },
  { date: '2026-11-11', name: '창립 기념일', nameEn: 'Founding day', kind: 'company' },
  { date: '2026-12-25', name: '성탄절', nameEn: 'Christmas Day', kind: 'public' },
  { date: '2026-12-31', name: '종무일', nameEn: 'Last working day', kind: 'company' },
];
