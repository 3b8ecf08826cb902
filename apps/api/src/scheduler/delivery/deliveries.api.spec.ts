import { setTimeout as pause } from 'node:timers/promises';
import { type AuditEntry, type Delivery, type DeliveryMessage, type Job, type Page } from '@jeongsi/contract';
import { DeliveryStore } from '@jeongsi/engine';
import { sampleWorkflow } from '../../testing/samples';
import { TEST_KEY, TestApi } from '../../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const ROWS = [
  { email: 'jisoo@example.com', name: '김지수' },
  { email: 'minho@example.com', name: '=HYPERLINK("http://evil.example")' },
  { email: 'minho@example.com', name: '또 이민호' },
  { email: '', name: '주소 없음' },
];

let job: Job;
let url: string;
beforeAll(async () => {
  const input = sampleWorkflow();
  const message = { ...input.message, body: '#{name}님, 좋은 아침이에요. #{email}' };
  const { id } = (
    await api.post('/api/workflows', { ...input, message, audience: { ...input.audience, rows: ROWS } })
  ).json<{
    id: string;
  }>();
  job = (await api.post('/api/workflow/execute', { workflowId: id, mode: 'live' })).json<Job>();
  url = `/api/scheduler/jobs/${job.id}/deliveries`;
});

const list = async (query: string) => (await api.get(`${url}?${query}`)).json<Page<Delivery>>();

it('are listed with masked addresses, page by page', async () => {
  const first = await list('limit=1');
  const second = await list(`limit=3&cursor=${first.nextCursor}`);
  const shown = [...first.items, ...second.items];
  expect(shown.map(({ address, name, state, errorCode }) => [address, name, state, errorCode])).toEqual([
    ['j***@example.com', '김지수', 'delivered', undefined],
    ['m***@example.com', ROWS[1]?.name, 'delivered', undefined],
    ['m***@example.com', '또 이민호', 'skipped', 'duplicate'],
    ['***', '주소 없음', 'skipped', 'invalid_address'],
  ]);
  expect(new Set(shown.map(({ recipientKey }) => recipientKey)).size).toBe(4);
  expect(JSON.stringify(shown)).not.toMatch(/jisoo|minho/);
  expect(second.nextCursor).toBeNull();
});

it('are found by state and by reason', async () => {
  expect((await list('state=skipped')).items).toHaveLength(2);
  expect((await list('errorCode=duplicate')).items).toMatchObject([{ name: '또 이민호' }]);
  expect(await list('state=delivered&errorCode=duplicate')).toEqual({ items: [], nextCursor: null });
  expect((await api.get(`${url}?state=lost`)).findings).toEqual(['state: NOT_ONE_OF']);
  expect((await api.get(`${url}?errorCode=`)).findings).toEqual(['errorCode: TOO_SHORT']);
});

it('are found by words, with the other filters, in the file too', async () => {
  const search = (words: string, rest = '') => list(`search=${encodeURIComponent(words)}${rest}`);
  expect((await search('지수')).items).toMatchObject([{ name: '김지수' }]);
  expect((await search('MINHO@')).items).toHaveLength(2);
  expect((await search('minho@', '&state=delivered')).items).toMatchObject([{ name: ROWS[1]?.name }]);
  const first = await search('minho@', '&limit=1');
  expect((await search('minho@', `&limit=1&cursor=${first.nextCursor}`)).items).toMatchObject([{ name: '또 이민호' }]);
  expect((await search('%')).items).toEqual([]);
  expect((await api.get(`${url}?search=`)).findings).toEqual(['search: TOO_SHORT']);
  const { response } = await api.get(`${url}.csv?search=minho&state=delivered`);
  expect(response.body.trimEnd().split('\r\n')).toHaveLength(2);
});

describe('the message of one', () => {
  const message = async (id: string | undefined) => api.get(`${url}/${id}/message`);

  it('is as it was sent, with the address masked', async () => {
    const [delivery] = (await list('limit=1')).items;
    const answer = await message(delivery?.id);
    expect([answer.status, answer.json()]).toEqual([
      200,
      {
        channel: 'outbox',
        to: 'j***@example.com',
        subject: '안내',
        body: '김지수님, 좋은 아침이에요. j***@example.com',
        missing: [],
      },
    ]);
  });

  it('is there for whom nothing was sent too, and for nobody else', async () => {
    const [left] = (await list('errorCode=duplicate')).items;
    expect((await message(left?.id)).json<DeliveryMessage>().body).toBe(
      '또 이민호님, 좋은 아침이에요. m***@example.com',
    );
    const [lost] = (await list('errorCode=invalid_address')).items;
    expect((await message(lost?.id)).json()).toMatchObject({ to: '***', body: '', missing: ['email'] });
    expect((await message(job.id)).status).toBe(404);
  });
});

it('are found one by one, in their own job only', async () => {
  const [delivery] = (await list('limit=1')).items;
  expect((await api.get(`${url}/${delivery?.id}`)).json()).toEqual(delivery);
  expect((await api.get(`${url}/${job.id}`)).status).toBe(404);
  expect((await api.get(`/api/scheduler/jobs/${delivery?.id}/deliveries/${delivery?.id}`)).status).toBe(404);
});

describe('as CSV', () => {
  it('open safely in a spreadsheet, under a name that says what they are', async () => {
    const { response } = await api.get(`${url}.csv`);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toMatch(/^attachment; filename="deliveries-2026-11-23-1000\.csv"/);
    const lines = response.body.split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffid,recipientKey,name,channel,address,state,attempts,nextTryAt,providerId,errorCode,error,updatedAt',
    );
    expect(lines[2]).toContain(',"\'=HYPERLINK(""http://evil.example"")",outbox,m***@example.com,delivered,1,');
    expect(lines).toHaveLength(6);
    expect(response.body).not.toMatch(/jisoo|minho/);
  });

  it('name whole addresses only when asked to', async () => {
    const { response } = await api.get(`${url}.csv?addresses=full&state=delivered`);
    expect(response.body.split('\r\n')).toHaveLength(4);
    expect(response.body).toContain('jisoo@example.com,김지수,outbox,jisoo@example.com,delivered');
    expect((await api.get(`${url}.csv?addresses=all`)).findings).toEqual(['addresses: NOT_ONE_OF']);
  });

  it('leave an entry in the audit log when whole addresses go, and no other time', async () => {
    await api.get(`${url}.csv`);
    const log = async () => (await api.get('/api/audit?action=job.export')).json<Page<AuditEntry>>().items;
    const before = (await log()).length;
    await api.get(`${url}.csv?addresses=full`, { 'audit-reason': encodeURIComponent('민원 확인') });
    const entries = await log();
    expect(entries).toHaveLength(before + 1);
    expect(entries[0]).toMatchObject({ who: 'admin', subject: { kind: 'job', id: job.id }, reason: '민원 확인' });
    await api.get(`${url}.csv`);
    await api.get(`${url}.csv?addresses=full&state=nonsense`);
    expect(await log()).toHaveLength(before + 1);
  });

  it('are no longer read when the client is gone', async () => {
    await api.app.listen(0, '127.0.0.1');
    const store = api.app.get(DeliveryStore);
    const page = await store.list(job.id, {}, { limit: 4 });
    // A job without end: only the client's going stops it.
    const endless = jest.spyOn(store, 'list').mockImplementation(async () => ({
      items: Array.from({ length: 500 }, () => page.items).flat(),
      nextCursor: 'more',
    }));
    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${TEST_KEY}` };
    const answer = await fetch(`${await api.app.getUrl()}${url}.csv`, { headers, signal: leaving.signal });
    await answer.body?.getReader().read();
    leaving.abort();
    await pause(100);
    const asked = endless.mock.calls.length;
    await pause(100);
    expect(endless.mock.calls.length).toBe(asked);
    endless.mockRestore();
  });
});
