import { type Workflow, type WorkflowSummary, type WorkflowVersion } from '@jeongsi/contract';
import { counts } from '../job-answers';
import { workflow } from '../workflow-answers';

const id = (nth: number) => `0199a0c0-0000-7000-8000-0000000000f${nth}`;

const planned = (nth: number, scheduledTime: string) => ({
  id: `0199a0c0-0000-7000-8000-0000000000a${nth}`,
  scheduledTime,
});

const solapi = '0199a0c0-0000-7000-8000-0000000c6008';

/** What a small online shop automates. */
export const SHOP_WORKFLOWS: Workflow[] = [
  workflow({
    id: id(1),
    name: '월말 정산 안내',
    description: '재무팀이 거래처에 매월 보내요',
    version: 7,
    nextJob: planned(1, '2026-11-30T00:00:00.000Z'),
  }),
  workflow({
    id: id(2),
    name: '11월 뉴스레터',
    purpose: 'advertising',
    message: {
      channel: 'email',
      subject: '이번 달 새로 나온 것들',
      body: '#{name}님, 11월에 새로 들어온 물건을 소개해요.',
    },
    schedule: { type: 'scheduled', at: '2026-11-22T15:00', timeZone: 'Asia/Seoul' },
    nextJob: undefined,
    updatedAt: '2026-11-22T04:10:00.000Z',
  }),
  workflow({
    id: id(3),
    name: '장바구니 리마인드',
    message: { channel: 'alimtalk', connectionId: solapi, pfId: 'profile-1', templateId: 'template-1' },
    schedule: { type: 'recurring', timeZone: 'Asia/Seoul', recurrence: { frequency: 'daily', times: ['18:00'] } },
    nextJob: planned(3, '2026-11-22T09:00:00.000Z'),
    updatedAt: '2026-11-22T05:32:00.000Z',
  }),
  workflow({
    id: id(4),
    name: '블랙프라이데이 쿠폰 안내: 앱 회원에게만 드리는 마지막 기회',
    purpose: 'advertising',
    message: { channel: 'sms', connectionId: solapi, from: '1588-0000', body: '(광고) 정시상회 쿠폰이 도착했어요' },
    schedule: { type: 'scheduled', at: '2026-11-27T10:00', timeZone: 'Asia/Seoul' },
    nextJob: planned(4, '2026-11-27T01:00:00.000Z'),
    problems: [{ code: 'CONNECTION_BROKEN', connectionId: solapi, message: 'The account refuses the key.' }],
  }),
  workflow({
    id: id(5),
    name: '배송 출발 안내',
    message: { channel: 'alimtalk', connectionId: solapi, pfId: 'profile-1', templateId: 'template-1' },
    schedule: { type: 'recurring', timeZone: 'Asia/Seoul', recurrence: { frequency: 'daily', times: ['18:00'] } },
    nextJob: planned(5, '2026-11-22T06:30:00.000Z'),
  }),
  workflow({
    id: id(6),
    name: '재고 알림',
    status: 'paused',
    message: { channel: 'webhook', url: 'https://hooks.example.com/stock', body: '{}' },
    nextJob: undefined,
  }),
  workflow({
    id: id(7),
    name: '신규 가입 인사',
    status: 'draft',
    message: { channel: 'outbox', body: '반가워요' },
    schedule: { type: 'delayed', delay: { amount: 30, unit: 'minutes' } },
    nextJob: undefined,
  }),
];

/** How each one's newest run went; the draft has never run. */
const RESULTS = [
  counts({ delivered: 340 }),
  counts({ accepted: 11_902, failed: 12 }),
  counts({ delivered: 338, skipped: 2 }),
  counts({ delivered: 8_120, unknown: 3 }),
  counts({ delivered: 214 }),
  counts({}),
];

export function withResult(listed: WorkflowSummary, nth: number): WorkflowSummary {
  const { lastJob, ...rest } = listed;
  const deliveries = RESULTS[nth];
  if (lastJob === undefined || deliveries === undefined) return rest;
  return { ...rest, lastJob: { ...lastJob, status: deliveries.total === 0 ? 'failed' : 'completed', deliveries } };
}

const MONTHLY = { ko: '매월 마지막 영업일 오전 9:00', en: 'On the last business day of every month at 9:00 AM' };

export const SHOP_VERSIONS: WorkflowVersion[] = [
  {
    version: 7,
    savedAt: '2026-11-19T05:02:00.000Z',
    sentence: MONTHLY,
    changes: [{ path: 'message.subject', before: '정산', after: '정산 안내' }],
  },
  {
    version: 6,
    savedAt: '2026-10-02T01:20:00.000Z',
    sentence: MONTHLY,
    changes: [
      { path: 'schedule.recurrence.times.0', before: '10:00', after: '09:00' },
      { path: 'policy.maxRetries', before: 3, after: 5 },
    ],
  },
  { version: 5, savedAt: '2026-09-01T01:02:00.000Z', sentence: MONTHLY, changes: [] },
];
