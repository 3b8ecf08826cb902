import { type Page, type Workflow } from '@jeongsi/contract';
import { DAILY_AT_9, sampleWorkflow } from '../testing/samples';
import { TEST_KEY, TestApi } from '../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

/** Whatever was refused: the server stays up, and nothing was half-saved. */
afterEach(async () => {
  expect((await api.get('/api/workflows')).json<Page<Workflow>>().items).toEqual([]);
  expect((await api.get('/api/scheduler')).json()).toMatchObject({ isRunning: true, totalJobs: 0 });
});

/** Well-formed, and of nothing. */
const NOBODY = '019ab1be-3c41-7e90-9d27-6a1f8b0c4e55';

const good = sampleWorkflow();
const list = good.audience;
const content = { audience: good.audience, message: good.message };

function recurring(recurrence: object): object {
  return { ...good, schedule: { ...DAILY_AT_9, recurrence: { ...DAILY_AT_9.recurrence, ...recurrence } } };
}

describe('shape errors are 400 and name the field', () => {
  const cases: [what: string, body: unknown, findings: string[]][] = [
    ['an unknown field', { ...good, colour: 'blue' }, ['colour: UNKNOWN_FIELD']],
    ['a name of Object.prototype', { ...good, toString: 'x' }, ['toString: UNKNOWN_FIELD']],
    ['an unknown field deep inside', recurring({ hour: 9 }), ['schedule.recurrence.hour: UNKNOWN_FIELD']],
    [
      'a field of another kind of schedule',
      { ...good, schedule: { ...DAILY_AT_9, at: 'x' } },
      ['schedule.at: UNKNOWN_FIELD'],
    ],
    [
      'a field of another audience',
      { ...good, audience: { ...list, fileId: 'x' } },
      ['audience.fileId: UNKNOWN_FIELD'],
    ],
    ['a field of another channel', { ...good, message: { ...good.message, url: 'x' } }, ['message.url: UNKNOWN_FIELD']],
    ['a name of 1 MB', { ...good, name: 'x'.repeat(1_000_000) }, ['name: TOO_LONG']],
    ['an empty name', { ...good, name: '' }, ['name: TOO_SHORT']],
    ['a blank name', { ...good, name: '   ' }, ['name: TOO_SHORT']],
    ['a number for a name', { ...good, name: 5 }, ['name: NOT_TEXT']],
    ['null for a name', { ...good, name: null }, ['name: NOT_TEXT']],
    ['null for an optional field', { ...good, description: null }, ['description: NOT_TEXT']],
    ['null for an optional object', { ...good, policy: null }, ['policy: NOT_AN_OBJECT']],
    ['a list for an object', { ...good, policy: [] }, ['policy: NOT_AN_OBJECT']],
    ['an unknown kind of schedule', { ...good, schedule: { type: 'cron' } }, ['schedule.type: NOT_ONE_OF']],
    ['no kind of schedule', { ...good, schedule: {} }, ['schedule.type: REQUIRED']],
    ['a kind named after a prototype', { ...good, schedule: { type: 'toString' } }, ['schedule.type: NOT_ONE_OF']],
    ['text for a schedule', { ...good, schedule: 'daily' }, ['schedule: NOT_AN_OBJECT']],
    ['a numeric string', recurring({ interval: '2' }), ['schedule.recurrence.interval: NOT_WHOLE']],
    ['half an interval', recurring({ interval: 1.5 }), ['schedule.recurrence.interval: NOT_WHOLE']],
    ['an interval of 0', recurring({ interval: 0 }), ['schedule.recurrence.interval: OUT_OF_RANGE']],
    ['an interval of 1000', recurring({ interval: 1_000 }), ['schedule.recurrence.interval: OUT_OF_RANGE']],
    [
      'a count of 10001',
      recurring({ end: { type: 'count', count: 10_001 } }),
      ['schedule.recurrence.end.count: OUT_OF_RANGE'],
    ],
    [
      'count and until',
      recurring({ end: { type: 'count', count: 1, until: 'x' } }),
      ['schedule.recurrence.end.until: UNKNOWN_FIELD'],
    ],
    ['no times', recurring({ times: [] }), ['schedule.recurrence.times: TOO_FEW']],
    ['a number for a time', recurring({ times: ['09:00', 9] }), ['schedule.recurrence.times.1: NOT_TEXT']],
    ['an unknown weekday', recurring({ weekdays: ['MO', 'XX'] }), ['schedule.recurrence.weekdays.1: NOT_ONE_OF']],
    [
      'a weekday alone',
      recurring({ nthWeekdays: [{ nth: 1 }] }),
      ['schedule.recurrence.nthWeekdays.0.weekday: REQUIRED'],
    ],
    ['no mapping', { ...good, audience: { source: 'list', rows: [] } }, ['audience.mapping: REQUIRED']],
    [
      'a number in a row',
      { ...good, audience: { ...list, rows: [{ email: 'a@b.kr' }, { email: 5 }] } },
      ['audience.rows.1.email: NOT_TEXT'],
    ],
    [
      '10001 rows',
      { ...good, audience: { ...list, rows: Array(10_001).fill({ email: 'a@b.kr' }) } },
      ['audience.rows: TOO_MANY'],
    ],
    ['a status that is no choice', { ...good, status: 'archived' }, ['status: NOT_ONE_OF']],
    ['eleven retries', { ...good, policy: { maxRetries: 11 } }, ['policy.maxRetries: OUT_OF_RANGE']],
    ['no messages a minute', { ...good, sending: { ratePerMinute: 0 } }, ['sending.ratePerMinute: OUT_OF_RANGE']],
    ['half a failure', { ...good, sending: { stopAfterFailures: 0.5 } }, ['sending.stopAfterFailures: NOT_WHOLE']],
    [
      'a window in words',
      { ...good, sending: { window: { from: 'nine', to: '18:00', outside: 'wait' } } },
      ['sending.window.from: INVALID_FORMAT', 'sending.window.outside: NOT_ONE_OF'],
    ],
    [
      'a failure that pauses at once',
      { ...good, policy: { pauseAfterFailures: 0 } },
      ['policy.pauseAfterFailures: OUT_OF_RANGE'],
    ],
    ['an unknown purpose', { ...good, purpose: 'marketing' }, ['purpose: NOT_ONE_OF']],
    [
      'an SMS from nobody',
      { ...good, message: { channel: 'sms', connectionId: 'x', body: 'b' } },
      ['message.from: REQUIRED'],
    ],
    [
      'a query of another kind of source',
      { ...good, audience: { ...list, query: 'select 1' } },
      ['audience.query: UNKNOWN_FIELD'],
    ],
    [
      'an unknown field of a fallback',
      {
        ...good,
        message: { channel: 'alimtalk', connectionId: 'x', pfId: 'p', templateId: 't', fallback: { text: 'b' } },
      },
      ['message.fallback.text: UNKNOWN_FIELD', 'message.fallback.body: REQUIRED'],
    ],
    ['no concurrency', { ...good, sending: { concurrency: 0 } }, ['sending.concurrency: OUT_OF_RANGE']],
    ['a list for a body', [good], [': NOT_AN_OBJECT']],
    ['a word for a body', 'hello', [': NOT_AN_OBJECT']],
  ];

  it.each(cases)('%s', async (_, body, findings) => {
    const answer = await api.post('/api/workflows', body);
    expect([answer.status, answer.problem.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(answer.findings).toEqual(findings);
    expect(answer.response.body.length).toBeLessThan(2_000);
  });

  it('says what would be right', async () => {
    const answer = await api.post('/api/workflows', { ...good, schedule: { type: 'cron' }, colour: 1 });
    const messages = answer.problem.errors?.map(({ message }) => message).join('\n');
    expect(messages).toContain('immediate, delayed, scheduled, recurring');
    expect(messages).toContain('Known ones are name, description');
  });

  it('names a missing body, and a null one, by its fields', async () => {
    for (const payload of [undefined, 'null']) {
      const headers = { authorization: `Bearer ${TEST_KEY}`, ...(payload && { 'content-type': 'application/json' }) };
      const response = await api.raw({ method: 'POST', url: '/api/workflows', headers, ...(payload && { payload }) });
      expect(response.statusCode).toBe(400);
      expect(response.json().errors[0]).toMatchObject({ path: 'name', code: 'REQUIRED' });
    }
  });

  it('lists at most a hundred findings', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`f${n}`, n]));
    expect((await api.post('/api/workflows', many)).findings).toHaveLength(100);
  });
});

describe('well-formed but impossible requests are 422 and name the field', () => {
  const scheduled = (at: string, timeZone = 'Asia/Seoul') => ({
    ...good,
    schedule: { type: 'scheduled', at, timeZone },
  });
  const email = { channel: 'email', subject: 's', body: 'b' };
  const sms = { channel: 'sms', connectionId: NOBODY, from: '021234567', body: 'b' };
  const alimtalk = { channel: 'alimtalk', connectionId: NOBODY, pfId: 'p', templateId: 't' };
  const sql = { source: 'sql', connectionId: NOBODY, query: 'select 1', mapping: { address: 'a' } };
  const http = { source: 'http', url: 'http://127.0.0.1/x', mapping: { address: 'a' } };
  const webhook = (url: string) => ({ ...good, message: { channel: 'webhook', url, body: '{}' } });
  const cases: [what: string, body: unknown, path: string][] = [
    ['30 February', scheduled('2027-02-30T09:00'), 'schedule.at'],
    ['hour 24', scheduled('2027-02-01T24:00'), 'schedule.at'],
    ['a leap second', scheduled('2027-02-01T09:00:60'), 'schedule.at'],
    ['yesterday', scheduled('2026-11-22T09:00'), 'schedule.at'],
    ['an unknown zone', scheduled('2027-02-01T09:00', 'Asia/Soul'), 'schedule.timeZone'],
    ['an offset for a zone', scheduled('2027-02-01T09:00', '+09:00'), 'schedule.timeZone'],
    ['an abbreviation for a zone', scheduled('2027-02-01T09:00', 'KST'), 'schedule.timeZone'],
    ['a time of 25:00', recurring({ times: ['25:00'] }), 'schedule.recurrence.times.0'],
    [
      'a rule that never occurs',
      recurring({ frequency: 'monthly', startDate: '2027-02-01', monthDays: [30], missingDay: 'skip', interval: 12 }),
      'schedule.recurrence',
    ],
    [
      'a column that is not there',
      { ...good, audience: { ...list, mapping: { address: 'mail' } } },
      'audience.mapping.address',
    ],
    [
      'a file that is not there',
      { ...good, audience: { source: 'file', mapping: { address: 'email' }, fileId: 'x' } },
      'audience.fileId',
    ],
    ['a private address', webhook('http://127.0.0.1/x'), 'message.url'],
    ['a private address in disguise', webhook('http://0x7f.1/x'), 'message.url'],
    ['no web address', webhook('ftp://example.com/x'), 'message.url'],
    ['e-mail without a server', { ...good, message: { channel: 'email', subject: 's', body: 'b' } }, 'message'],
    ['an SMS through no connection', { ...good, message: sms }, 'message.connectionId'],
    ['an AlimTalk through no connection', { ...good, message: alimtalk }, 'message.connectionId'],
    ['e-mail through no connection', { ...good, message: { ...email, connectionId: NOBODY } }, 'message.connectionId'],
    ['a query through no connection', { ...good, audience: sql }, 'audience.connectionId'],
    ['recipients from a private address', { ...good, audience: http }, 'audience.url'],
    ['advertising without consent', { ...good, purpose: 'advertising' }, 'audience.mapping.adConsent'],
    [
      'consent to the night without consent at all',
      { ...good, audience: { ...list, mapping: { ...list.mapping, nightConsent: 'name' } } },
      'audience.mapping.adConsent',
    ],
    [
      'a window that closes when it opens',
      { ...good, sending: { window: { from: '09:00', to: '09:00', outside: 'hold' } } },
      'sending.window.to',
    ],
  ];

  it.each(cases)('%s', async (_, body, path) => {
    const answer = await api.post('/api/workflows', body);
    expect([answer.status, answer.problem.code]).toEqual([422, 'UNPROCESSABLE']);
    expect(answer.problem.errors?.[0]?.path).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}`));
    expect(answer.problem.errors?.[0]?.message).toMatch(/\w/);
  });

  it('AlimTalk for advertising, whatever else is wrong', async () => {
    const mapping = { ...list.mapping, adConsent: 'name' };
    const body = { ...good, purpose: 'advertising', audience: { ...list, mapping }, message: alimtalk };
    expect((await api.post('/api/workflows', body)).findings).toContain('message.channel: ALIMTALK_INFORMATIONAL_ONLY');
  });
});

describe('hostile bodies', () => {
  const send = (payload: string | Buffer, type = 'application/json') =>
    api.raw({
      method: 'POST',
      url: '/api/workflows',
      headers: { authorization: `Bearer ${TEST_KEY}`, 'content-type': type },
      payload,
    });

  const cases: [what: string, payload: string | Buffer, status: number, code: string][] = [
    ['broken JSON', '{"name": "a",', 400, 'INVALID_JSON'],
    ['nothing but space', '  ', 400, 'INVALID_JSON'],
    ['broken UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, 'INVALID_JSON'],
    ['100,000 lists in lists', '['.repeat(100_000) + ']'.repeat(100_000), 400, 'VALIDATION_FAILED'],
    ['100,000 objects in objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000), 400, 'VALIDATION_FAILED'],
    ['100,000 lists that never close', '['.repeat(100_000), 400, 'INVALID_JSON'],
    ['__proto__', '{"name":"a","policy":{"__proto__":{"maxRetries":1}}}', 400, 'VALIDATION_FAILED'],
    ['constructor', '{"constructor":{"prototype":{"a":1}}}', 400, 'VALIDATION_FAILED'],
    ['a NUL in a text', '{"name":"a\\u0000b"}', 400, 'VALIDATION_FAILED'],
    ['half a surrogate pair', '{"name":"a\\ud83d"}', 400, 'VALIDATION_FAILED'],
    ['a NUL in a name', '{"a\\u0000b":1}', 400, 'VALIDATION_FAILED'],
    ['11 MB', `{"name":"${'x'.repeat(11 * 1024 * 1024)}"}`, 413, 'TOO_LARGE'],
  ];

  it.each(cases)('%s', async (_, payload, status, code) => {
    const response = await send(payload);
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect(response.headers['content-type']).toMatch('application/problem+json');
    expect(response.body.length).toBeLessThan(2_000);
  });

  it.each([
    ['__proto__', '{"name":"a","policy":{"__proto__":1}}', 'policy.__proto__: FORBIDDEN_KEY'],
    [
      'a column named constructor',
      '{"audience":{"rows":[{"a":"b"},{"constructor":"x"}]}}',
      'audience.rows.1.constructor: FORBIDDEN_KEY',
    ],
    ['a NUL', '{"message":{"body":"a\\u0000"}}', 'message.body: INVALID_TEXT'],
  ])('names where %s is', async (_, payload, finding) => {
    const { errors } = (await send(payload)).json();
    expect(errors.map(({ path, code }: { path: string; code: string }) => `${path}: ${code}`)).toEqual([finding]);
  });

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'application/json; charset=euc-kr',
    'text/csv',
    'multipart/form-data; boundary=x',
    'nonsense',
  ])('refuses %s', async (type) => {
    const response = await send(JSON.stringify(good), type);
    expect([response.statusCode, response.json().code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it.each(['gzip', 'br', 'GZIP', 'x'])('refuses what was compressed with %s', async (encoding) => {
    const headers = {
      authorization: `Bearer ${TEST_KEY}`,
      'content-type': 'application/json',
      'content-encoding': encoding,
    };
    const response = await api.raw({ method: 'POST', url: '/api/workflows', headers, payload: JSON.stringify(good) });
    expect([response.statusCode, response.json().code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(response.headers['accept-encoding']).toBe('identity');
  });

  it.each(['application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'Application/JSON'])(
    'reads %s',
    async (type) => {
      const response = await api.raw({
        method: 'POST',
        url: '/api/workflows/preview',
        headers: { authorization: `Bearer ${TEST_KEY}`, 'content-type': type },
        payload: JSON.stringify(content),
      });
      expect(response.statusCode).toBe(200);
    },
  );

  it('takes a doubled name as JSON does: the last one counts', async () => {
    const payload = `{"message":5,${JSON.stringify(content).slice(1)}`;
    const response = await api.raw({
      method: 'POST',
      url: '/api/workflows/preview',
      headers: { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' },
      payload,
    });
    expect(response.statusCode).toBe(200);
  });
});
