import { type SchedulePreview, type Workflow, type WorkflowPreview, type WorkflowSummary } from '@jeongsi/contract';

import { JOB_DETAIL } from './job-answers';

const HELLO = '#{name}님, 이번 달 정산 내역이 준비됐어요. 확인해 주세요.';

export function workflow(changes: Partial<Workflow> & Pick<Workflow, 'id' | 'name'>): Workflow {
  return {
    version: 3,
    status: 'active',
    purpose: 'informational',
    audience: {
      source: 'list',
      mapping: { address: 'email', name: 'name' },
      rows: [{ email: 'jisu@example.com', name: '지수' }],
    },
    message: { channel: 'email', subject: '정산 안내', body: HELLO },
    schedule: {
      type: 'recurring',
      timeZone: 'Asia/Seoul',
      recurrence: { frequency: 'monthly', businessDays: [-1], times: ['09:00'] },
    },
    createdAt: '2026-11-01T01:02:00.000Z',
    updatedAt: '2026-11-19T05:02:00.000Z',
    nextJob: { id: '0199a0c0-0000-7000-8000-0000000000a1', scheduledTime: '2026-11-30T00:00:00.000Z' },
    ...changes,
  };
}

/** As the list gives it: the rows counted. */
export function summary({ audience, ...whole }: Workflow): WorkflowSummary {
  const rest = { ...whole, sentence: sentenceOf(whole.schedule), lastJob: LAST_JOB };
  if (audience.source !== 'list') return { ...rest, audience };
  return { ...rest, audience: { source: 'list', mapping: audience.mapping, rowCount: audience.rows.length } };
}

export const WORKFLOWS: Workflow[] = [
  workflow({ id: '0199a0c0-0000-7000-8000-0000000000f1', name: '월말 정산 안내', description: '재무팀이 매월 보내요' }),
  workflow({
    id: '0199a0c0-0000-7000-8000-0000000000f2',
    name: '블랙프라이데이 쿠폰 안내: 앱 회원에게만 드리는 마지막 기회',
    purpose: 'advertising',
    message: { channel: 'sms', connectionId: 'c', from: '1588-0000', body: '(광고) 정시' },
    schedule: { type: 'scheduled', at: '2026-11-27T10:00', timeZone: 'Asia/Seoul' },
    nextJob: { id: '0199a0c0-0000-7000-8000-0000000000a2', scheduledTime: '2026-11-27T01:00:00.000Z' },
    problems: [{ code: 'CONNECTION_BROKEN', connectionId: 'c', message: 'The account refuses the key.' }],
  }),
  workflow({
    id: '0199a0c0-0000-7000-8000-0000000000f3',
    name: '장바구니 리마인드',
    message: { channel: 'alimtalk', connectionId: 'c', pfId: 'p', templateId: 't' },
    schedule: {
      type: 'recurring',
      timeZone: 'Asia/Seoul',
      recurrence: { frequency: 'daily', times: ['18:00'] },
    },
    nextJob: { id: '0199a0c0-0000-7000-8000-0000000000a3', scheduledTime: '2026-11-22T09:00:00.000Z' },
    updatedAt: '2026-11-22T05:32:00.000Z',
  }),
  workflow({
    id: '0199a0c0-0000-7000-8000-0000000000f4',
    name: '재고 알림',
    status: 'paused',
    message: { channel: 'webhook', url: 'https://hooks.example.com/stock', body: '{}' },
    nextJob: undefined,
  }),
  workflow({
    id: '0199a0c0-0000-7000-8000-0000000000f5',
    name: '신규 가입 인사',
    status: 'draft',
    message: { channel: 'outbox', body: '반가워요' },
    schedule: { type: 'delayed', delay: { amount: 30, unit: 'minutes' } },
    nextJob: undefined,
  }),
];

const LAST_JOB: NonNullable<WorkflowSummary['lastJob']> = {
  id: JOB_DETAIL.id,
  status: 'completed',
  completedAt: '2026-11-21T00:00:12.000Z',
  deliveries: { ...JOB_DETAIL.deliveries, failed: 0, unknown: 0 },
};

const SENTENCES: Record<string, SchedulePreview['sentence']> = {
  monthly: { ko: '매월 마지막 영업일 오전 9:00', en: 'On the last business day of every month at 9:00 AM' },
  daily: { ko: '매일 오후 6:00', en: 'Every day at 6:00 PM' },
  scheduled: { ko: '2026년 11월 27일 (금) 오전 10:00에 한 번', en: 'Once on Fri, Nov 27, 2026 at 10:00 AM' },
  delayed: { ko: '저장하고 30분 뒤에 한 번', en: 'Once, 30 minutes after you save' },
};

function sentenceOf(schedule: { type: string; recurrence?: { frequency: string } }): SchedulePreview['sentence'] {
  return SENTENCES[schedule.recurrence?.frequency ?? schedule.type] ?? { ko: '한 번', en: 'Once' };
}

export function schedulePreview(body: unknown): SchedulePreview {
  const { schedule } = body as { schedule: { type: string; recurrence?: { frequency: string } } };
  const days = ['2026-11-30', '2026-12-31', '2027-01-29', '2027-02-26', '2027-03-31'];
  return {
    sentence: sentenceOf(schedule),
    total: null,
    occurrences: days.map((day, index) => ({
      at: `${day}T00:00:00.000Z`,
      localTime: `${day}T09:00:00`,
      timeZone: 'Asia/Seoul',
      notes:
        index === 2
          ? [
              {
                code: 'WEEKEND_MOVED',
                params: { from: '2027-01-31', to: '2027-01-29', direction: 'previous', weekday: 'SU' },
              },
            ]
          : [],
    })),
    skipped: [],
    warnings: [],
  };
}

export function workflowPreview(): WorkflowPreview {
  return {
    recipients: 340,
    funnel: [
      { step: 'all', left: 352, out: 0, examples: [] },
      { step: 'valid', left: 348, out: 4, examples: [] },
      { step: 'unique', left: 340, out: 8, examples: [] },
    ],
    truncated: false,
    samples: [
      {
        kind: 'first',
        to: 'jisu@example.com',
        subject: '정산 안내',
        body: HELLO.replace('#{name}', '지수'),
        missing: [],
      },
    ],
    warnings: [],
  };
}
