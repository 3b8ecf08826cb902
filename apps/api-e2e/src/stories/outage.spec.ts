import { type JobDetail } from '@jeongsi/contract';
import { type HttpSink } from '../stage/http-sink';
import { type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, people, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const PEOPLE = 60;
const CONCURRENCY = 10;

describe('a receiver that is down for a while', () => {
  it('with 503: everybody is reached once, with one key each, and nobody is given up', async () => {
    const server = await stage.server();
    const sink = await stage.httpSink();
    const taken: string[] = [];
    let isDown = false;
    sink.respond = ({ to }) => {
      if (isDown) return { status: 503 };
      taken.push(to);
      if (taken.length === PEOPLE / 3) isDown = true;
      return { status: 204 };
    };
    const id = await begin(server, sink);
    await until('it notices', () => sink.arrivals.length >= PEOPLE / 3 + CONCURRENCY);
    await until('it waits', async () => (await server.api.job(id)).deliveries.sending === 0);
    expect(sink.arrivals.length).toBeLessThan(PEOPLE / 3 + 3 * CONCURRENCY);
    isDown = false;
    expectEverybodyReached(await server.api.ended(id), sink);
    expect(taken.toSorted()).toEqual([...new Set(taken)].toSorted());
  });

  it('and takes no connection: everybody is reached once, under one key', async () => {
    const server = await stage.server();
    const sink = await stage.httpSink();
    let arrived = 0;
    sink.respond = () => {
      arrived += 1;
      if (arrived === PEOPLE / 3) sink.hold();
      return { status: 204 };
    };
    const id = await begin(server, sink);
    await until('as many as may be are on their way', () => sink.waiting === CONCURRENCY);
    await sink.shut();
    sink.release();
    await until('it notices', async () => {
      const deliveries = await server.api.deliveries(id);
      return deliveries.some(({ state, attempts }) => state === 'pending' && attempts > 0);
    });
    await sink.open();
    expectEverybodyReached(await server.api.ended(id), sink);
  });

  it('also when the server dies meanwhile', async () => {
    const server = await stage.server();
    const sink = await stage.httpSink();
    await sink.shut();
    const id = await begin(server, sink);
    await until('it notices', async () => {
      const states = await server.api.deliveries(id);
      return states.filter(({ attempts }) => attempts > 0).length >= CONCURRENCY;
    });
    await server.kill();
    await sink.open();
    await server.start();
    expectEverybodyReached(await server.api.ended(id), sink);
    expect(sink.arrivals).toHaveLength(PEOPLE);
  });
});

async function begin({ api }: Server, sink: HttpSink): Promise<string> {
  const sending = { concurrency: CONCURRENCY };
  const message = webhookMessage(sink.url);
  const saved = await api.save(workflow({ audience: people(PEOPLE), message, sending, schedule: FAR }));
  return (await api.execute({ workflowId: saved.id })).id;
}

function expectEverybodyReached(job: JobDetail, sink: HttpSink): void {
  expect(job).toMatchObject({ status: 'completed', deliveries: { delivered: PEOPLE, total: PEOPLE } });
  const keys = [...sink.keysByRecipient().values()];
  expect(keys.map(({ size }) => size)).toEqual(Array(PEOPLE).fill(1));
}
