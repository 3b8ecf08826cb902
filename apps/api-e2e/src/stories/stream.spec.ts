import { EventStream } from '../stage/event-stream';
import { ADMIN_KEY, type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, people, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const PEOPLE = 400;
/** What needs no grace is over within this, also on a busy machine. */
const SOON_MS = 10_000;

describe('the live stream', () => {
  it('tells how a job goes on until its end, and what that makes of the whole', async () => {
    const server = await stage.server();
    const { api } = server;
    const sink = await stage.httpSink();
    sink.latencyMs = 100;
    const follower = await follow(server);
    await until('the present state', () => follower.of('status').length > 0);
    expect(follower.of('status')[0]).toMatchObject({ isRunning: true, totalJobs: 0 });

    const message = webhookMessage(sink.url);
    const saved = await api.save(workflow({ audience: people(PEOPLE), message, schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    const progress = () => follower.of('progress').filter((one) => one.id === id);
    await until('it has ended', () => progress().at(-1)?.status === 'completed');
    const steps = progress();
    expect(steps.at(-1)).toMatchObject({ deliveries: { delivered: PEOPLE, total: PEOPLE } });
    const delivered = steps.map(({ deliveries }) => deliveries.delivered);
    expect(delivered).toEqual(delivered.toSorted((a, b) => a - b));
    expect(new Set(delivered).size).toBeGreaterThan(2);
    const middle = steps.find(
      ({ ratePerSecond, remainingSeconds }) => ratePerSecond > 0 && remainingSeconds !== undefined,
    );
    expect(middle?.status).toBe('running');
    // At most twice a second and once at the end.
    const { executedAt, completedAt } = await api.job(id);
    const seconds = (Date.parse(completedAt ?? '') - Date.parse(executedAt ?? '')) / 1_000;
    expect(steps.length).toBeLessThanOrEqual(2 * seconds + 3);

    await until('the whole', () => follower.of('status').at(-1)?.completedJobs === 1);
    expect(follower.of('status').some(({ runningJobs }) => runningJobs === 1)).toBe(true);
  });

  it('is for those with a key', async () => {
    const server = await stage.server();
    await expect(EventStream.open(server.url, 'not-the-key')).rejects.toThrow('401');
  });

  it('keeps no server from stopping, and can be followed again', async () => {
    const server = await stage.server();
    const sink = await stage.httpSink();
    sink.latencyMs = 20;
    const followers = await Promise.all(Array.from({ length: 20 }, () => follow(server)));
    const message = webhookMessage(sink.url);
    const saved = await server.api.save(workflow({ audience: people(2_000), message, schedule: FAR }));
    const { id } = await server.api.execute({ workflowId: saved.id });
    await until('all of them follow', () => followers.every((one) => one.of('progress').length > 0));
    const exit = await server.stop();
    expect(exit).toMatchObject({ code: 0, signal: null });
    expect(exit.ms).toBeLessThan(SOON_MS);
    expect(await Promise.all(followers.map(({ ended }) => ended))).toEqual(Array(20).fill('ended'));

    await server.start();
    const again = await follow(server);
    await until('it has ended', async () => (await server.api.job(id)).status === 'completed');
    await until('the present state', () => again.of('status').at(-1)?.completedJobs === 1);
    expect(sink.keysByRecipient().size).toBe(2_000);
  });
});

async function follow(server: Server): Promise<EventStream> {
  const follower = await EventStream.open(server.url, ADMIN_KEY);
  stage.onEnd(() => follower.close());
  return follower;
}
