import {
  type AudiencePreview,
  type Connection,
  type ConnectionAccount,
  type ConnectionKind,
  type ExecutedJob,
  type SchedulePreview,
  type UploadedFile,
  type WorkflowPreview,
} from '@jeongsi/contract';
import { job } from './answers';
import { type FakeApi } from './fake-api';
import { workflow } from './workflow-answers';

const CONTENT = '#{이름}님, 주문하신 #{상품}이 출발했어요.';

export const PASTED = '이름\t휴대폰번호\t상품\n김지수\t010-1234-5678\t사과 한 상자\n박민준\t010-8765-4321\t배 한 상자';

export function connection(kind: ConnectionKind, name: string): Connection {
  return {
    id: `connection-${kind}`,
    kind,
    name,
    settings: {},
    secrets: [],
    state: 'ok',
    usedBy: [],
    version: 1,
    createdAt: '2026-11-01T01:02:00.000Z',
    updatedAt: '2026-11-01T01:02:00.000Z',
  };
}

const ACCOUNT: ConnectionAccount = {
  senders: [{ number: '0212345678', name: '대표 번호' }, { number: '15880000' }],
  profiles: [{ pfId: 'profile-1', name: '정시상회' }],
  templates: [
    {
      templateId: 'template-1',
      pfId: 'profile-1',
      name: '배송 안내',
      content: CONTENT,
      variables: ['이름', '상품'],
      buttons: 1,
    },
  ],
};

const AUDIENCE: AudiencePreview = {
  columns: ['이름', '휴대폰번호', '상품'],
  rows: [
    { 이름: '김지수', 휴대폰번호: '010-1234-5678', 상품: '사과 한 상자' },
    { 이름: '박민준', 휴대폰번호: '010-8765-4321', 상품: '배 한 상자' },
  ],
  funnel: [
    { step: 'all', left: 12_694, out: 0, examples: [] },
    { step: 'valid', left: 12_600, out: 94, examples: [{ address: '010-****-12', name: '이서연' }] },
    { step: 'unique', left: 12_510, out: 90, examples: [{ address: '010-****-5678' }] },
    { step: 'unsuppressed', left: 12_480, out: 30, examples: [{ address: '010-****-4321' }] },
  ],
  truncated: false,
};

/** What the server makes of a message for its first readers; the type by the channel that was asked for. */
export function rendered(body: unknown): WorkflowPreview {
  const { message } = body as { message: { channel: string; body?: string; subject?: string; html?: string } };
  const text = (message.body ?? CONTENT).replaceAll('#{이름}', '김지수').replaceAll('#{상품}', '사과 한 상자');
  const type = message.channel === 'sms' ? 'SMS' : message.channel === 'alimtalk' ? 'ALIMTALK' : undefined;
  return {
    recipients: 1_240,
    funnel: AUDIENCE.funnel,
    truncated: false,
    samples: [
      {
        kind: 'first',
        to: '010-1234-5678',
        body: text,
        ...(message.subject && { subject: message.subject }),
        ...(message.html && { html: message.html }),
        ...(type && { type, size: { size: 62, limit: 90, unit: 'bytes' as const } }),
        missing: [],
      },
      { kind: 'first', to: '010-8765-4321', body: text.replaceAll('김지수', '박민준'), missing: [] },
      { kind: 'missing', to: '010-5555-0000', body: '', missing: ['상품'] },
    ],
    ...(type && {
      types: { [type]: 1_240 },
      cost: { currency: 'KRW' as const, total: 22_320, perType: { [type]: 22_320 } },
      durationSeconds: 372,
    }),
    warnings: [
      { code: 'INVALID_ADDRESS', level: 'warn', params: { recipients: 94 } },
      { code: 'MISSING_VARIABLE', level: 'warn', params: { variable: '상품', recipients: 12 } },
    ],
  };
}

export const LAST_BUSINESS_DAYS: SchedulePreview = {
  sentence: {
    ko: '매월 마지막 영업일 오전 9:00, 2027년 1월 31일까지',
    en: 'On the last business day of every month at 9:00 AM, until Jan 31, 2027',
  },
  total: 3,
  occurrences: ['2026-11-30', '2026-12-31', '2027-01-29'].map((day, index) => ({
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
  warnings: [
    {
      code: 'FIRST_TODAY_PASSED',
      level: 'info',
      params: { passed: '2026-11-22T09:00:00', next: '2026-11-30T09:00:00' },
    },
  ],
};

const FILE: UploadedFile = {
  id: '0199a0c0-0000-7000-8000-00000000f11e',
  name: 'customers.csv',
  size: 4_096,
  encoding: 'cp949',
  columns: AUDIENCE.columns,
  rowCount: 12_694,
  sample: AUDIENCE.rows,
  createdAt: '2026-11-22T06:00:00.000Z',
};

export const SAVED_ID = '0199a0c0-0000-7000-8000-0000000000b1';

export const TESTED: ExecutedJob = {
  ...job({ id: 'job-1', workflowName: '월말 정산 안내', scheduledTime: '2026-11-22T06:01:34.000Z', type: 'recurring' }),
  status: 'completed',
  mode: 'test',
  steps: [
    { step: 'audience', outcome: 'warn', params: { all: 1_334, left: 1_240 } },
    { step: 'message', outcome: 'ok', params: { rendered: 1_240 } },
    { step: 'sending', outcome: 'ok', params: { sent: 1_240, named: 1 } },
  ],
};

/** The server's part in making a workflow. What is saved comes back as the first version. */
export function playBuilder(api: FakeApi): void {
  const connections = [
    connection('solapi', '정시상회 문자'),
    connection('smtp', '회사 메일'),
    connection('postgres', '고객 DB'),
  ];
  api.on('GET /api/connections', () => ({ body: { items: connections, nextCursor: null } }));
  api.on('GET /api/connections/*/account', () => ({ body: ACCOUNT }));
  api.on('GET /api/files/*', () => ({ body: FILE }));
  api.on('POST /api/audiences/preview', () => ({ body: AUDIENCE }));
  api.on('POST /api/workflows/preview', ({ body }) => ({ body: rendered(body) }));
  api.on('POST /api/schedules/preview', () => ({ body: LAST_BUSINESS_DAYS }));
  api.on('POST /api/workflow/execute', () => ({ body: TESTED }));
  api.on('POST /api/workflows', ({ body }) => ({
    code: 201,
    body: { ...workflow({ id: SAVED_ID, name: '' }), nextJob: undefined, ...(body as object), version: 1 },
  }));
  api.on('PUT /api/workflows/*', ({ body }) => ({
    body: { ...workflow({ id: SAVED_ID, name: '' }), ...(body as object), version: 2 },
  }));
}
