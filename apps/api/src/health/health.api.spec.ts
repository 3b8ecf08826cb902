import { StoreUnavailable } from '@jeongsi/engine';
import { type OpenedStore } from '@jeongsi/store';
import { Stopping } from '../lifetime/stopping';
import { Answer, TestApi } from '../testing/test-api';
import { STORE } from '../wiring/tokens';

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start();
});
afterEach(() => api.stop());

/** As a probe does: without a key. */
const probe = async (what: string) => new Answer(await api.raw({ method: 'GET', url: `/api/health/${what}` }));

it('is live and ready', async () => {
  expect((await probe('live')).json()).toEqual({ status: 'live' });
  expect((await probe('ready')).json()).toEqual({ status: 'ready' });
});

it('is not ready when no tick succeeded for 90 s', async () => {
  jest
    .spyOn(api.engine.scheduler, 'state')
    .mockReturnValue({ isRunning: false, heartbeatAt: api.clock.now() - 90_001 });
  const answer = await probe('ready');
  expect([answer.status, answer.problem.code]).toEqual([503, 'SCHEDULER_STUCK']);
  expect((await probe('live')).status).toBe(200);
});

it('is ready while paused: it was told to', async () => {
  await api.post('/api/scheduler/pause');
  expect((await probe('ready')).status).toBe(200);
});

it('is not ready when the store does not answer', async () => {
  jest.spyOn(api.app.get<OpenedStore>(STORE), 'ping').mockRejectedValue(new StoreUnavailable('broken'));
  expect((await probe('ready')).problem.code).toBe('STORE_UNAVAILABLE');
});

it('is not ready while it stops', async () => {
  api.app.get(Stopping).announce();
  const answer = await probe('ready');
  expect([answer.status, answer.problem.code]).toEqual([503, 'STOPPING']);
});
