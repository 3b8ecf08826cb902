import { type Page, type Workflow, type WorkflowPreview } from '@jeongsi/contract';
import { sampleWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  // 21:30 in Seoul.
  api = await TestApi.start({ now: '2026-11-23T12:30:00.000Z', environment: { JOB_TIMEOUT_SECONDS: '60' } });
});
afterAll(() => api.stop());

const { audience } = sampleWorkflow();
const message = { channel: 'outbox', body: '#{name}님 #{point|0}점' };
const list = (rows: object[], mapping: object = { address: 'email', name: 'name' }) => ({
  source: 'list',
  mapping,
  rows,
});

async function preview(body: object): Promise<WorkflowPreview> {
  const answer = await api.post('/api/workflows/preview', body);
  expect([answer.status, answer.json()]).toEqual([200, expect.anything()]);
  return answer.json<WorkflowPreview>();
}

it('renders a definition for its recipients, and keeps nothing', async () => {
  const shown = await preview({ audience, message });
  expect(shown).toEqual({
    recipients: 2,
    funnel: ['all', 'valid', 'unique', 'unsuppressed', 'consenting'].map((step) => ({
      step,
      left: 2,
      out: 0,
      examples: [],
    })),
    truncated: false,
    samples: [
      { kind: 'first', to: 'jisoo@example.com', body: '김지수님 0점', missing: [] },
      { kind: 'first', to: 'minho@example.com', body: '이민호님 0점', missing: [] },
    ],
    warnings: [],
  });
  expect((await api.get('/api/workflows')).json<Page<Workflow>>().items).toEqual([]);
  expect((await api.get('/api/outbox')).json<Page<object>>().items).toEqual([]);
});

it('shows as many as are asked for, and never whole addresses of those who are left out', async () => {
  const rows = [{ email: 'a@example.com' }, { email: 'a@example.com', name: '가나' }, { email: 'b@example.com' }];
  const shown = await preview({ audience: list(rows), message, limit: 1 });
  expect(shown.samples.map(({ kind, missing }) => [kind, missing])).toEqual([['first', ['name']]]);
  expect(shown.funnel[2]).toEqual({
    step: 'unique',
    left: 2,
    out: 1,
    examples: [{ address: 'a***@example.com', name: '가나' }],
  });
  expect(shown.warnings.map(({ level, code }) => `${level} ${code}`)).toEqual([
    'info DUPLICATE',
    'error NO_RECIPIENTS',
    'error MISSING_VARIABLE',
  ]);
});

it('says how long it takes, also when that is too long', async () => {
  const sending = { ratePerMinute: 1 };
  const patient = await preview({ audience, message, sending });
  expect(patient).toMatchObject({ durationSeconds: 120, warnings: [] });
  const shown = await preview({ audience, message, sending, policy: { timeoutSeconds: 60 } });
  expect(shown.warnings).toEqual([
    { code: 'TIMEOUT_TOO_SHORT', level: 'warn', params: { durationSeconds: 120, timeoutSeconds: 60 } },
  ]);
});

it('heeds who asked not to be sent to', async () => {
  await api.post('/api/suppressions', { address: 'JISOO@example.com', scope: 'all' });
  const shown = await preview({ audience, message });
  expect(shown.funnel[3]).toMatchObject({ left: 1, out: 1, examples: [{ address: 'j***@example.com' }] });
});

it.each([
  [{ audience, message, name: 'x' }, ['name: UNKNOWN_FIELD']],
  [{ audience, message, limit: 51 }, ['limit: OUT_OF_RANGE']],
  [{ message }, ['audience: REQUIRED']],
])('refuses the shape of %j', async (body, findings) => {
  const answer = await api.post('/api/workflows/preview', body);
  expect([answer.status, answer.findings]).toEqual([400, findings]);
});

it('refuses what saving would refuse, without asking for a schedule', async () => {
  const answer = await api.post('/api/workflows/preview', {
    audience,
    message: { channel: 'webhook', url: 'http://127.0.0.1/x', body: '{}' },
    purpose: 'advertising',
  });
  expect(answer.status).toBe(422);
  expect(answer.findings).toEqual([
    'audience.mapping.adConsent: ADVERTISING_NEEDS_CONSENT',
    'message.url: PRIVATE_ADDRESS',
  ]);
});
