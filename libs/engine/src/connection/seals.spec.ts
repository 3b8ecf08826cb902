import { EngineLog } from '../engine-log';
import { StoreUnavailable } from '../store/unit-of-work';
import { ToySecretBox } from '../testing/toy-secret-box';
import { inspectSeals } from './seals';
import { ConnectionBench, SMTP } from './testing/connection-bench';

class ListeningLog extends EngineLog {
  readonly lines: string[] = [];
  override info(): void {
    this.lines.push('info');
  }
  override warn(): void {
    this.lines.push('warn');
  }
  override error(_: string, facts: Record<string, unknown>): void {
    this.lines.push(`error ${JSON.stringify(facts)}`);
  }
}

let bench: ConnectionBench;
beforeEach(() => {
  bench = new ConnectionBench();
});

/** A start with that key. */
async function start(key = 'toy'): Promise<{ unreadable: string[]; lines: string[] }> {
  const log = new ListeningLog();
  const unreadable = await inspectSeals({ ...bench.parts, secrets: new ToySecretBox(key), log });
  return { unreadable: [...unreadable], lines: log.lines };
}
const healthOf = async (id: string) => (await bench.record(id)).health;

it('has nothing to say at a first start, and at every other with the same key', async () => {
  expect(await start()).toEqual({ unreadable: [], lines: [] });
  const { id } = await bench.saved();
  expect(await start()).toEqual({ unreadable: [], lines: [] });
  expect(await healthOf(id)).toEqual({ state: 'untested' });
});

it('is loud about another key at every start, and marks what cannot be read', async () => {
  await start();
  const { id } = await bench.saved();
  const open = await bench.saved({ ...SMTP, name: 'Open', secrets: {} });
  for (let times = 0; times < 2; times += 1) {
    expect(await start('another')).toEqual({ unreadable: [id], lines: [`error {"connections":["${id}"]}`] });
  }
  expect(await healthOf(id)).toMatchObject({ state: 'broken', code: 'CONNECTION_UNREADABLE' });
  expect(await healthOf(open.id)).toEqual({ state: 'untested' });
});

it('takes the mark away when the right key comes back', async () => {
  await start();
  const { id } = await bench.saved();
  await start('another');
  expect(await start()).toEqual({ unreadable: [], lines: [] });
  expect(await healthOf(id)).toEqual({ state: 'untested' });
});

it('leaves what tests found alone', async () => {
  const { id } = await bench.saved();
  bench.driver.answer = () => ({ ok: false, code: 'AUTH', message: 'm' });
  await bench.trials.test(id);
  await start();
  expect(await healthOf(id)).toMatchObject({ state: 'broken', code: 'AUTH' });
});

it('follows a key that was changed on purpose, once nothing of the old one is left', async () => {
  await start();
  expect(await start('another')).toEqual({ unreadable: [], lines: ['warn'] });
  expect(await start('another')).toEqual({ unreadable: [], lines: [] });
});

it('looks at more connections than fit one page', async () => {
  for (let n = 0; n < 101; n += 1) await bench.saved({ ...SMTP, name: `Mail ${n}` });
  expect((await start('another')).unreadable).toHaveLength(101);
});

it('does not keep the server from starting on a full disk', async () => {
  await bench.saved();
  jest.spyOn(bench.store.unitOfWork, 'write').mockRejectedValue(new StoreUnavailable('full'));
  expect((await start('another')).unreadable).toHaveLength(1);
});
