import { type AuditEntry, type Page, type Suppression, type SuppressionImport } from '@jeongsi/contract';
import iconv from 'iconv-lite';
import { Answer, TEST_KEY, TestApi } from '../testing/test-api';

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start();
});
afterEach(() => api.stop());

async function send(payload: string | Buffer, path = '', headers = {}): Promise<Answer> {
  const all = { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'text/csv', ...headers };
  return new Answer(await api.raw({ method: 'POST', url: `/api/suppressions/import${path}`, headers: all, payload }));
}

const list = async (query = '') => (await api.get(`/api/suppressions${query}`)).json<Page<Suppression>>().items;

const CSV = '이름,전화번호\n김지수,010-1234-5678\n이민호,01012345678\n박서연,없음\n최하준,+82 10 8765 4321\n';
const FOUND: SuppressionImport = {
  added: 2,
  known: 0,
  repeated: 1,
  invalid: 1,
  findings: [{ line: 4, value: '없음' }],
  columns: ['이름', '전화번호'],
  column: 2,
  header: true,
};

it('tells what is in a file and keeps nothing of it', async () => {
  const answer = await send(CSV, '/preview');
  expect([answer.status, answer.json()]).toEqual([200, FOUND]);
  expect(await list()).toEqual([]);
  expect((await send(iconv.encode(CSV, 'cp949'), '/preview')).json()).toEqual(FOUND);
});

it('adds them once, with what was said of all of them', async () => {
  await api.post('/api/suppressions', { address: '010-8765-4321' });
  const answer = await send(CSV, `?scope=all&reason=${encodeURIComponent('옮김')}`);
  expect(answer.json()).toEqual(FOUND);
  expect(await list('?search=01012345678')).toEqual([
    expect.objectContaining({ scope: 'all', reason: '옮김', address: '010-****-5678' }),
  ]);
  expect(await list('?search=01087654321')).toHaveLength(2);
  expect((await send(CSV, '?scope=all')).json()).toMatchObject({ added: 0, known: 2 });
});

it('is in the audit log with counts and no addresses, and only when something was added', async () => {
  await send(CSV, '?scope=all');
  await send(CSV, '?scope=all');
  const { items } = (await api.get('/api/audit')).json<Page<AuditEntry>>();
  expect(items.filter(({ action }) => action === 'suppression.import')).toEqual([
    expect.objectContaining({
      subject: { kind: 'suppression', name: 'recipients.csv' },
      changes: [
        { path: 'addresses', after: 2 },
        { path: 'scope', after: 'all' },
      ],
    }),
  ]);
});

it('gives a repeat with the same key the first answer', async () => {
  const key = { 'idempotency-key': 'a' };
  await send(CSV, '', key);
  const repeat = await send(CSV, '', key);
  expect([repeat.json(), repeat.header('idempotency-replayed')]).toEqual([FOUND, 'true']);
});

it('reads a file without a header, and the column that is asked for', async () => {
  const csv = 'kim@example.com,010-1234-5678\nlee@example.com\n';
  expect((await send(csv, '/preview')).json()).toMatchObject({ added: 2, column: 1, header: false, columns: ['', ''] });
  const phones = (await send(csv, '?column=2')).json<SuppressionImport>();
  expect(phones).toMatchObject({ added: 1, invalid: 1, findings: [{ line: 2, value: '' }] });
  expect(await list('?search=kim')).toEqual([]);
});

it.each([
  ['an empty file', '', '', 422, 'file: EMPTY'],
  ['a NUL', 'a\0b', '', 422, 'file.line.1: NUL'],
  ['an open quote', 'kim@example.com\n"park@example.com', '', 422, 'file.line.2: QUOTE'],
  ['a column that is not there', 'kim@example.com', '?column=2', 422, 'column: OUT_OF_RANGE'],
  ['a column before the first', 'kim@example.com', '?column=0', 400, 'column: OUT_OF_RANGE'],
  ['another scope', 'kim@example.com', '?scope=some', 400, 'scope: NOT_ONE_OF'],
])('refuses %s', async (_name, payload, query, status, finding) => {
  const answer = await send(payload, query);
  expect([answer.status, answer.findings]).toEqual([status, [finding]]);
  expect(await list()).toEqual([]);
});

it('shows the first twenty lines without an address, shortened', async () => {
  const csv = `a@b.kr\n${`${'x'.repeat(300)}\n`.repeat(30)}`;
  const { invalid, findings } = (await send(csv, '/preview')).json<SuppressionImport>();
  expect([invalid, findings.length, findings[0]?.value.length]).toEqual([30, 20, 100]);
});

it('is not for viewers', async () => {
  const { key } = (await api.post('/api/access-keys', { name: '민지', role: 'viewer' })).json<{ key: string }>();
  for (const path of ['', '/preview']) {
    expect((await send(CSV, path, { authorization: `Bearer ${key}` })).status).toBe(403);
  }
});
