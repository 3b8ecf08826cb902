import { type Page } from '@playwright/test';
import { NOW, SESSION } from './fake-api/answers';
import { PASTED } from './fake-api/builder-answers';

/** A draft as the builder keeps it on a device: a text message on every last business day. */
export const KEPT_DRAFT = {
  name: '월말 정산 안내',
  description: '거래처에 이번 달 배송을 알려요',
  purpose: 'informational',
  audience: {
    source: 'list',
    mapping: { address: '휴대폰번호', name: '이름', key: '', adConsent: '', nightConsent: '' },
    list: { text: PASTED, kept: null },
    file: { fileId: '', name: '' },
    sql: { connectionId: '', query: '' },
    http: { connectionId: '', url: '', itemsPath: '', nextPath: '' },
  },
  message: {
    channel: 'sms',
    connections: { smtp: '', webhook: '', solapi: 'connection-solapi' },
    subject: '',
    body: '#{이름}님, 주문하신 #{상품}이 출발했어요.',
    email: { from: '', html: '' },
    webhook: { url: '', headers: [], body: '' },
    sms: { from: '0212345678' },
    alimtalk: { pfId: '', templateId: '', variables: {}, fallback: { use: 'none', body: '' } },
  },
  sending: {
    ratePerMinute: '200',
    concurrency: '',
    stopAfterFailures: '',
    window: { use: 'within', from: '09:00', to: '20:00', outside: 'hold' },
  },
  schedule: {
    type: 'recurring',
    timeZone: '',
    delay: { amount: '30', unit: 'minutes' },
    at: { date: '', time: '09:00' },
    recurrence: {
      frequency: 'monthly',
      interval: '1',
      startDate: '',
      times: ['09:00'],
      weekdays: ['MO'],
      monthRules: ['businessDays'],
      monthDays: [31],
      nthWeekdays: [{ nth: 1, weekday: 'MO' }],
      businessDays: [-1],
      missingDay: 'clamp',
      holidays: 'previous',
      end: { type: 'until', until: '2027-01-31', count: '10' },
    },
  },
  policy: {
    overlap: 'skip',
    missed: 'run_once',
    missedGraceMinutes: '',
    maxRetries: '',
    timeoutSeconds: '',
    pauseAfterFailures: '',
  },
};

/** Puts a draft onto the device before the page loads. */
export async function keepDraft(
  page: Page,
  draft: object = KEPT_DRAFT,
  id = 'new',
  version: number | null = null,
  owner = SESSION.name,
): Promise<void> {
  await page.addInitScript(
    ({ key, kept }) => {
      // Once: what the page itself keeps afterwards counts.
      if (sessionStorage.getItem(key) !== null) return;
      sessionStorage.setItem(key, 'put');
      localStorage.setItem(key, kept);
    },
    {
      key: `jeongsi.draft.${owner}.${id}`,
      kept: JSON.stringify({ draft, version, savedAt: NOW - 3_600_000 }),
    },
  );
}
