import { type AuditEntry, type Page, type Workflow, type WorkflowVersion } from '@jeongsi/contract';
import { DAILY_AT_9, sampleWorkflow, savedWorkflow } from '../../testing/samples';
import { TestApi } from '../../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const NOWHERE = '019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44';

const versionsOf = async (id: string, query = ''): Promise<Page<WorkflowVersion>> =>
  (await api.get(`/api/workflows/${id}/versions${query}`)).json<Page<WorkflowVersion>>();

const AT_HALF_PAST_6 = { ...DAILY_AT_9, recurrence: { ...DAILY_AT_9.recurrence, times: ['18:30'] } };

/** A workflow with five versions: saved, renamed and moved, paused, resumed, with other recipients and another secret. */
async function changedFourTimes(): Promise<string> {
  const { id } = await savedWorkflow(api);
  await api.clock.advance(60_000);
  await api.call('PUT', `/api/workflows/${id}`, sampleWorkflow(AT_HALF_PAST_6, '저녁 안내'));
  await api.post(`/api/workflows/${id}/pause`);
  await api.post(`/api/workflows/${id}/resume`);
  const { audience } = sampleWorkflow();
  await api.call('PUT', `/api/workflows/${id}`, {
    ...sampleWorkflow(AT_HALF_PAST_6, '저녁 안내'),
    audience: { ...audience, rows: [{ email: 'secret-person@example.com', name: 'x' }] },
    message: { channel: 'webhook', url: 'https://example.com/token-hush', body: '{}' },
  });
  return id;
}

describe('the versions of a workflow', () => {
  let id: string;
  beforeAll(async () => {
    id = await changedFourTimes();
  });

  it('are told newest first, each with what it changed and when', async () => {
    const { items, nextCursor } = await versionsOf(id);
    expect(nextCursor).toBeNull();
    expect(items.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
    expect(items[4]).toMatchObject({ savedAt: '2026-11-23T01:00:00.000Z', changes: [] });
    expect(items[3]).toMatchObject({
      savedAt: '2026-11-23T01:01:00.000Z',
      changes: [
        { path: 'name', before: '아침 안내', after: '저녁 안내' },
        { path: 'schedule.recurrence.times.0', before: '09:00', after: '18:30' },
      ],
    });
    expect(items[2]?.changes).toEqual([{ path: 'status', before: 'active', after: 'paused' }]);
    expect(items[1]?.changes).toEqual([{ path: 'status', before: 'paused', after: 'active' }]);
    expect(items[4]?.sentence).not.toEqual(items[3]?.sentence);
    expect(items[3]?.sentence.ko).toContain('오후 6:30');
  });

  it('tell neither rows nor what may be a secret', async () => {
    const answer = await api.get(`/api/workflows/${id}/versions?limit=1`);
    expect(answer.json<Page<WorkflowVersion>>().items[0]?.changes).toEqual(
      expect.arrayContaining([
        { path: 'audience.rows', before: '…', after: '…' },
        { path: 'message.url', after: '…' },
      ]),
    );
    expect(answer.response.body).not.toMatch(/secret-person|hush/);
  });

  it('say of a change what the audit log says of it', async () => {
    const { items } = (await api.get(`/api/audit?subjectId=${id}&action=workflow.update`)).json<Page<AuditEntry>>();
    const { items: versions } = await versionsOf(id);
    expect(items.map(({ changes }) => changes)).toEqual([versions[0]?.changes, versions[3]?.changes]);
  });

  it('come in pages', async () => {
    const first = await versionsOf(id, '?limit=2');
    expect(first.items.map(({ version }) => version)).toEqual([5, 4]);
    const next = await versionsOf(id, `?limit=2&cursor=${first.nextCursor}`);
    expect(next.items).toEqual((await versionsOf(id)).items.slice(2, 4));
    const last = await versionsOf(id, `?limit=2&cursor=${next.nextCursor}`);
    expect([last.items.map(({ version }) => version), last.nextCursor]).toEqual([[1], null]);
  });

  it('can be gone back to', async () => {
    const old = await api.get(`/api/workflows/${id}/versions/1`);
    expect(old.json()).toEqual(sampleWorkflow());
    expect(old.header('etag')).toBeUndefined();
    const now = await api.get(`/api/workflows/${id}`);
    const back = await api.call('PUT', `/api/workflows/${id}`, old.json(), { 'if-match': now.header('etag') ?? '' });
    expect(back.json<Workflow>()).toMatchObject({ version: 6, status: 'active', name: '아침 안내' });
  });

  it('are there for archived ones, and start anew for a copy', async () => {
    const copy = (await api.post(`/api/workflows/${id}/duplicate`)).json<Workflow>();
    expect(await versionsOf(copy.id)).toMatchObject({ items: [{ version: 1, changes: [] }], nextCursor: null });
    await api.call('DELETE', `/api/workflows/${copy.id}`);
    expect((await versionsOf(copy.id)).items[0]?.changes).toEqual([
      { path: 'status', before: 'draft', after: 'archived' },
    ]);
  });

  it.each([
    [`/api/workflows/${NOWHERE}/versions`, 404],
    [`/api/workflows/${NOWHERE}/versions/1`, 404],
    ['/api/workflows/nonsense/versions', 404],
    ['/api/workflows/{id}/versions/99', 404],
    ['/api/workflows/{id}/versions/0', 404],
    ['/api/workflows/{id}/versions/1e1', 404],
    ['/api/workflows/{id}/versions/latest', 404],
    ['/api/workflows/{id}/versions?cursor=nonsense', 400],
    ['/api/workflows/{id}/versions?limit=51', 400],
  ])('GET %s is %d', async (path, status) => {
    const answer = await api.get(path.replace('{id}', id));
    expect([answer.status, answer.problem.status]).toEqual([status, status]);
  });
});
