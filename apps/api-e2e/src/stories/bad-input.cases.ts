import { type WorkflowInput } from '@jeongsi/contract';
import { FAR, workflow } from '../stage/workflows';

/** What is wrong, the body (or its raw text), and the refusal: its status and the path that it names. */
export type BadCase = [what: string, body: unknown, status: number, path: string | undefined];

const recurring = (recurrence: object): object => ({ schedule: { type: 'recurring', recurrence } });
const scheduled = (at: string, more: object = {}): object => ({ schedule: { type: 'scheduled', at, ...more } });
const webhook = (url: string, more: object = {}): object => ({
  message: { channel: 'webhook', url, body: '{}', ...more },
});
const list = (rows: unknown, more: object = {}): object => ({
  audience: { source: 'list', rows, mapping: { address: '주소' }, ...more },
});
const window = (from: string, to: string, outside = 'hold'): object => ({ sending: { window: { from, to, outside } } });
const sql = (query: string | undefined): object => ({
  audience: { source: 'sql', connectionId: 'c', query, mapping: { address: 'a' } },
});
const http = (url: string): object => ({ audience: { source: 'http', url, mapping: { address: 'a' } } });
const withParts = (parts: object): unknown => ({ ...workflow({ schedule: FAR }), ...parts });
const rawWith = (member: string): string => JSON.stringify(workflow({ schedule: FAR })).replace('{', `{${member},`);
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Shape: the sender's program is wrong. */
const shapes: BadCase[] = [
  ['no body at all', undefined, 400, undefined],
  ['a list', [], 400, undefined],
  ['a bare text', '"workflow"', 400, undefined],
  ['null', 'null', 400, undefined],
  ['broken JSON', '{"name": "정산", ', 400, undefined],
  ['JSON with a comment', '{"name": "정산" /* later */}', 400, undefined],
  ['no name', withParts({ name: undefined }), 400, 'name'],
  ['a blank name', withParts({ name: '   ' }), 400, 'name'],
  ['a name of a megabyte', withParts({ name: '가'.repeat(350_000) }), 400, 'name'],
  ['a name with a NUL', withParts({ name: 'a\0b' }), 400, 'name'],
  ['a name with half a surrogate pair', rawWith('"description":"\\ud800"'), 400, 'description'],
  ['a name that is a number', withParts({ name: 42 }), 400, 'name'],
  ['null where nothing belongs', withParts({ policy: null }), 400, 'policy'],
  ['an unknown field', withParts({ shedule: FAR }), 400, 'shedule'],
  ['an unknown field in the message', webhookExtra(), 400, 'message.bodyy'],
  [
    'a field of another kind of schedule',
    { ...workflow(), schedule: { type: 'immediate', at: '2099-01-01T09:00' } },
    400,
    'schedule.at',
  ],
  ['a field of another source', withParts(list([{ 주소: 'a@b.kr' }], { fileId: 'x' })), 400, 'audience.fileId'],
  [
    'an unknown field in the end',
    withParts(recurring({ frequency: 'daily', times: ['09:00'], end: { type: 'never', count: 3 } })),
    400,
    'schedule.recurrence.end.count',
  ],
  [
    'count and until together',
    withParts(
      recurring({ frequency: 'daily', times: ['09:00'], end: { type: 'count', count: 3, until: '2099-01-01' } }),
    ),
    400,
    'schedule.recurrence.end.until',
  ],
  ['__proto__', rawWith('"__proto__":{"status":"active"}'), 400, '__proto__'],
  [
    '__proto__ further down',
    JSON.stringify(withParts(list([{ 주소: 'a@b.kr' }]))).replace('"주소":"a@b.kr"', '"__proto__":{"주소":"a@b.kr"}'),
    400,
    'audience.rows.0.__proto__',
  ],
  ['constructor', rawWith('"constructor":{"prototype":{"status":"active"}}'), 400, 'constructor'],
  ['a hundred thousand levels', rawWith(`"description":${nested(100_000)}`), 400, undefined],
  ['a hundred thousand levels and no end', '['.repeat(100_000), 400, undefined],
  ['no schedule', withParts({ schedule: undefined }), 400, 'schedule'],
  ['an unknown kind of schedule', withParts({ schedule: { type: 'hourly' } }), 400, 'schedule.type'],
  [
    'a numeric text',
    withParts({ schedule: { type: 'delayed', delay: { amount: '5', unit: 'hours' } } }),
    400,
    'schedule.delay.amount',
  ],
  [
    'an interval as text',
    withParts(recurring({ frequency: 'daily', interval: '2', times: ['09:00'] })),
    400,
    'schedule.recurrence.interval',
  ],
  [
    'half an interval',
    withParts(recurring({ frequency: 'daily', interval: 1.5, times: ['09:00'] })),
    400,
    'schedule.recurrence.interval',
  ],
  [
    'an unknown weekday',
    withParts(recurring({ frequency: 'weekly', times: ['09:00'], weekdays: ['XX'] })),
    400,
    'schedule.recurrence.weekdays.0',
  ],
  ['no times', withParts(recurring({ frequency: 'daily', times: [] })), 400, 'schedule.recurrence.times'],
  ['a concurrency of true', withParts({ sending: { concurrency: true } }), 400, 'sending.concurrency'],
  ['eleven retries', withParts({ policy: { maxRetries: 11 } }), 400, 'policy.maxRetries'],
  ['rows that are texts', withParts(list(['a@b.kr'])), 400, 'audience.rows.0'],
  ['a cell that is a number', withParts(list([{ 주소: 1 }])), 400, 'audience.rows.0.주소'],
  ['no mapping', withParts({ audience: { source: 'list', rows: [{ 주소: 'a@b.kr' }] } }), 400, 'audience.mapping'],
];

/** Well-formed, and impossible. */
const impossible: BadCase[] = [
  [
    'a zone that is an abbreviation',
    withParts(scheduled('2099-12-01T09:00', { timeZone: 'KST' })),
    422,
    'schedule.timeZone',
  ],
  [
    'a zone that is an offset',
    withParts(scheduled('2099-12-01T09:00', { timeZone: '+09:00' })),
    422,
    'schedule.timeZone',
  ],
  ['a zone that is "local"', withParts(scheduled('2099-12-01T09:00', { timeZone: 'local' })), 422, 'schedule.timeZone'],
  [
    'an unknown zone',
    withParts(scheduled('2099-12-01T09:00', { timeZone: 'Asia/Pyongsan' })),
    422,
    'schedule.timeZone',
  ],
  ['February 30', withParts(scheduled('2099-02-30T09:00')), 422, 'schedule.at'],
  ['hour 24', withParts(scheduled('2099-02-20T24:00')), 422, 'schedule.at'],
  ['a leap second', withParts(scheduled('2099-06-30T23:59:60')), 422, 'schedule.at'],
  ['a time in the past', withParts(scheduled('2020-01-01T09:00')), 422, 'schedule.at'],
  ['a time more than 100 years ahead', withParts(scheduled('2999-01-01T09:00')), 422, 'schedule.at'],
  [
    'a time that is none',
    withParts(recurring({ frequency: 'daily', times: ['09:00', '25:00'] })),
    422,
    'schedule.recurrence.times.1',
  ],
  [
    'a rule that never runs',
    withParts(
      recurring({
        frequency: 'monthly',
        times: ['09:00'],
        monthDays: [31],
        missingDay: 'skip',
        interval: 12,
        startDate: '2099-02-01',
      }),
    ),
    422,
    'schedule.recurrence',
  ],
  ['a column that is not there', withParts(list([{ 전화: '010' }])), 422, 'audience.mapping.address'],
  [
    'a file that does not exist',
    withParts({
      audience: { source: 'file', fileId: '01890a5d-ac96-774b-bcce-b302099a8057', mapping: { address: '주소' } },
    }),
    422,
    'audience.fileId',
  ],
  [
    'a webhook body that is not JSON',
    withParts(webhook('https://example.com/', { body: '{"to": #{주소}' })),
    422,
    'message.body',
  ],
  [
    'a header with a line break',
    withParts(webhook('https://example.com/', { headers: { 'X-A': 'b\r\nX-C: d' } })),
    422,
    'message.headers.X-A',
  ],
  [
    'a header that is ours',
    withParts(webhook('https://example.com/', { headers: { 'Idempotency-Key': 'mine' } })),
    422,
    'message.headers.Idempotency-Key',
  ],
  ['a host that is a variable', withParts(webhook('https://#{주소}/')), 422, 'message.url'],
  [
    'a subject of two lines',
    withParts({ message: { channel: 'email', subject: 'a\r\nBcc: b@c.kr', body: 'x' } }),
    422,
    'message.subject',
  ],
];

/** Rules of sending, purposes and connections. */
const sendings: BadCase[] = [
  ['a rate of none', withParts({ sending: { ratePerMinute: 0 } }), 400, 'sending.ratePerMinute'],
  ['a rate as text', withParts({ sending: { ratePerMinute: '60' } }), 400, 'sending.ratePerMinute'],
  ['half a failure', withParts({ sending: { stopAfterFailures: 0.5 } }), 400, 'sending.stopAfterFailures'],
  ['an unknown rule', withParts({ sending: { ratePerHour: 60 } }), 400, 'sending.ratePerHour'],
  [
    'a window without an end',
    withParts({ sending: { window: { from: '09:00', outside: 'hold' } } }),
    400,
    'sending.window.to',
  ],
  ['a window with seconds', withParts(window('09:00:30', '18:00')), 400, 'sending.window.from'],
  ['a window at 24:00', withParts(window('09:00', '24:00')), 400, 'sending.window.to'],
  ['a window that never opens', withParts(window('09:00', '09:00')), 422, 'sending.window.to'],
  ['a window that drops', withParts(window('09:00', '18:00', 'drop')), 400, 'sending.window.outside'],
  ['an unknown purpose', withParts({ purpose: 'marketing' }), 400, 'purpose'],
  ['advertising without consent', withParts({ purpose: 'advertising' }), 422, 'audience.mapping.adConsent'],
  [
    'a column of consent that is not there',
    withParts({
      purpose: 'advertising',
      ...list([{ 주소: 'a@b.kr' }], { mapping: { address: '주소', adConsent: '광고' } }),
    }),
    422,
    'audience.mapping.adConsent',
  ],
  [
    'sms over no connection',
    withParts({ message: { channel: 'sms', from: '0212345678', body: 'x' } }),
    400,
    'message.connectionId',
  ],
  [
    'sms over a connection that is not there',
    withParts({ message: { channel: 'sms', connectionId: 'c', from: '0212345678', body: 'x' } }),
    422,
    'message.connectionId',
  ],
  [
    'alimtalk over a connection that is not there',
    withParts({ message: { channel: 'alimtalk', connectionId: 'c', pfId: 'p', templateId: 't' } }),
    422,
    'message.connectionId',
  ],
  [
    'alimtalk for advertising',
    withParts({
      purpose: 'advertising',
      message: { channel: 'alimtalk', connectionId: 'c', pfId: 'p', templateId: 't' },
    }),
    422,
    'message.channel',
  ],
  [
    'a webhook over one',
    withParts(webhook('https://example.com/', { connectionId: 'c' })),
    422,
    'message.connectionId',
  ],
  ['sql over one', withParts(sql('select 1')), 422, 'audience.connectionId'],
  ['sql without a query', withParts(sql(undefined)), 400, 'audience.query'],
  ['a source in the house', withParts(http('http://127.0.0.1/people')), 422, 'audience.url'],
  ['a source at the cloud', withParts(http('http://169.254.169.254/latest')), 422, 'audience.url'],
  ['a source over another protocol', withParts(http('file:///etc/passwd')), 422, 'audience.url'],
];

const PRIVATE = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://0.0.0.0/',
  'http://１２７.０.０.１/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://192.168.0.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://localhost/',
  'http://localhost./',
  'https://user:password@example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'not an address',
];
const addresses = PRIVATE.map((url): BadCase => [`the address ${url}`, withParts(webhook(url)), 422, 'message.url']);

export const BAD_WORKFLOWS: BadCase[] = [...shapes, ...impossible, ...sendings, ...addresses];

function webhookExtra(): unknown {
  return withParts({ message: { channel: 'outbox', body: 'x', bodyy: 'y' } } as unknown as Partial<WorkflowInput>);
}
