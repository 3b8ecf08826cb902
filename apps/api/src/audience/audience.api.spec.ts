import { type AudiencePreview } from '@jeongsi/contract';
import { TestApi } from '../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const audience = {
  source: 'list',
  mapping: { address: 'phone', adConsent: 'ok' },
  rows: [
    { phone: '010-1234-5678', name: '김지수', ok: 'Y' },
    { phone: '０１０ １２３４ ５６７８', name: '김지수' },
    { phone: '1098765432', name: '이민호', ok: 'N' },
    { phone: '02-123-4567', name: '대표' },
  ],
};

it('shows columns, rows, and who falls out where', async () => {
  const answer = await api.post('/api/audiences/preview', { audience, channel: 'sms', purpose: 'advertising' });
  expect(answer.status).toBe(200);
  const shown = answer.json<AudiencePreview>();
  expect(shown.columns).toEqual(['phone', 'name', 'ok']);
  expect(shown.rows).toEqual(audience.rows);
  expect(shown.truncated).toBe(false);
  expect(shown.funnel.map(({ step, left, out }) => [step, left, out])).toEqual([
    ['all', 4, 0],
    ['valid', 3, 1],
    ['unique', 2, 1],
    ['unsuppressed', 2, 0],
    ['consenting', 1, 1],
  ]);
  expect(shown.funnel[4]?.examples).toEqual([{ address: '010-****-5432' }]);
});

it('shows the columns before anybody knows which one is the address', async () => {
  const unknown = { ...audience, mapping: { address: '?' } };
  const answer = await api.post('/api/audiences/preview', { audience: unknown });
  expect([answer.status, answer.json<AudiencePreview>().columns]).toEqual([200, ['phone', 'name', 'ok']]);
});

it.each([
  [{ source: 'fax', mapping: { address: 'a' } }, 400, 'audience.source: NOT_ONE_OF'],
  [{ source: 'file', mapping: { address: 'a' }, fileId: 'gone' }, 422, 'audience.fileId: NOT_FOUND'],
  [
    { source: 'sql', mapping: { address: 'a' }, connectionId: 'gone', query: 'select 1' },
    422,
    'audience.connectionId: CONNECTION_MISSING',
  ],
])('refuses %j', async (wrong, status, finding) => {
  const answer = await api.post('/api/audiences/preview', { audience: wrong });
  expect([answer.status, answer.findings]).toEqual([status, [finding]]);
});
