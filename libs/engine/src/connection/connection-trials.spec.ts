import { ChannelUnavailable } from '../channel/channel';
import { ToySecretBox } from '../testing/toy-secret-box';
import { ConnectionTrials } from './connection-trials';
import { ConnectionHealthNotes } from './health-notes';
import { ConnectionBench, SMTP } from './testing/connection-bench';

const REFUSED = { ok: false, code: 'AUTH', message: 'the password is wrong' } as const;

let bench: ConnectionBench;
beforeEach(() => {
  bench = new ConnectionBench();
});
afterEach(() => expect(bench.clock.waitingTimers).toBe(0));

describe('trying a stored connection', () => {
  it('opens its secrets and writes down that it works', async () => {
    const { id } = await bench.saved();
    expect(await bench.trials.test(id)).toEqual({ ok: true, value: { ok: true, facts: { tls: 'yes' } } });
    expect(bench.driver.opened).toEqual([
      { id, kind: 'smtp', name: 'Mail', settings: SMTP.settings, secrets: { password: 'hunter2' } },
    ]);
    expect(await bench.record(id)).toMatchObject({ version: 1, health: { state: 'ok', at: bench.clock.now() } });
  });

  it('writes down what is wrong', async () => {
    const { id } = await bench.saved();
    bench.driver.answer = () => REFUSED;
    expect(await bench.trials.test(id)).toMatchObject({ value: REFUSED });
    expect(await bench.record(id)).toMatchObject({ health: { state: 'broken', code: 'AUTH' } });
  });

  it('says nothing about one that was changed meanwhile', async () => {
    const { id } = await bench.saved();
    bench.driver.answer = async () => {
      await bench.connections.update(id, { ...SMTP, secrets: { password: 'right' } });
      return REFUSED;
    };
    await bench.trials.test(id);
    expect(await bench.record(id)).toMatchObject({ version: 2, health: { state: 'untested' } });
  });

  it('gives up after 15 seconds', async () => {
    const { id } = await bench.saved();
    bench.driver.answer = (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const asked = bench.trials.test(id);
    await bench.clock.advance(15_000);
    expect(await asked).toMatchObject({ value: { ok: false, code: 'TIMEOUT' } });
    expect(await bench.record(id)).toMatchObject({ health: { state: 'broken', code: 'TIMEOUT' } });
  });

  it('says that its secrets cannot be read', async () => {
    const { id } = await bench.saved();
    const trials = new ConnectionTrials({ ...bench.parts, secrets: new ToySecretBox('another key') });
    expect(await trials.test(id)).toMatchObject({ value: { ok: false, code: 'CONNECTION_UNREADABLE' } });
    expect(bench.driver.opened).toEqual([]);
  });

  it('knows when there is none', async () => {
    expect(await bench.trials.test('gone')).toMatchObject({ refusal: { kind: 'not-found' } });
  });
});

describe('trying one that is not saved', () => {
  it('takes the secrets as they are given, and stores nothing', async () => {
    expect(await bench.trials.testUnsaved(SMTP)).toMatchObject({ value: { ok: true } });
    expect(bench.driver.opened[0]?.secrets).toEqual({ password: 'hunter2' });
    expect((await bench.connections.list({}, { limit: 1 })).items).toEqual([]);
  });

  it('takes those of the stored one where they are left out', async () => {
    const { id } = await bench.saved();
    const settings = { ...SMTP.settings, user: 'another' };
    await bench.trials.testUnsaved({ id, kind: 'smtp', settings });
    expect(bench.driver.opened[0]).toMatchObject({ settings, secrets: { password: 'hunter2' } });
    expect(await bench.record(id)).toMatchObject({ health: { state: 'untested' } });
  });

  it('never sends them somewhere else', async () => {
    const { id } = await bench.saved();
    const asked = await bench.trials.testUnsaved({ id, kind: 'smtp', settings: { host: 'evil.example.com' } });
    expect(asked).toMatchObject({ refusal: { issues: [{ path: 'secrets.password', code: 'SECRET_NEEDED' }] } });
    expect(bench.driver.opened).toEqual([]);
  });

  it('refuses what saving would refuse', async () => {
    expect(await bench.trials.testUnsaved({ kind: 'smtp', settings: {} })).toMatchObject({
      refusal: { kind: 'invalid' },
    });
    expect(await bench.trials.testUnsaved({ ...SMTP, id: 'gone' })).toMatchObject({ refusal: { kind: 'not-found' } });
  });
});

describe("looking into a provider's account", () => {
  it('tells what the provider knows', async () => {
    const { id } = await bench.saved();
    bench.driver.accounts = () => ({ balance: { cash: 1, points: 2 } });
    expect(await bench.trials.account(id)).toEqual({ ok: true, value: { balance: { cash: 1, points: 2 } } });
  });

  it('says why it cannot', async () => {
    const { id } = await bench.saved();
    expect(await bench.trials.account(id)).toMatchObject({ refusal: { code: 'NO_ACCOUNT' } });
    bench.driver.accounts = () => {
      throw new ChannelUnavailable('AUTH', 'the key is wrong', 'pointless');
    };
    expect(await bench.trials.account(id)).toMatchObject({ refusal: { kind: 'conflict', code: 'AUTH' } });
    expect(await bench.trials.account('gone')).toMatchObject({ refusal: { kind: 'not-found' } });
  });
});

describe('what jobs find out', () => {
  it('is written down: broken, and working again', async () => {
    const { id } = await bench.saved();
    const notes = new ConnectionHealthNotes(bench.parts);
    await notes.broke({ channel: 'email', connectionId: id }, REFUSED);
    expect(await bench.record(id)).toMatchObject({ health: { state: 'broken', code: 'AUTH', at: bench.clock.now() } });
    await notes.worked({ connectionId: id });
    expect(await bench.record(id)).toMatchObject({ health: { state: 'ok' } });
  });

  it('is not written again while it stays so', async () => {
    const { id } = await bench.saved();
    const notes = new ConnectionHealthNotes(bench.parts);
    await notes.worked({ connectionId: id });
    const wrote = jest.spyOn(bench.store.unitOfWork, 'write');
    await notes.worked({ connectionId: id });
    expect(wrote).not.toHaveBeenCalled();
  });

  it('is nothing for who uses no connection, or one that is gone', async () => {
    const notes = new ConnectionHealthNotes(bench.parts);
    await notes.broke({ channel: 'outbox' }, REFUSED);
    await notes.worked({ connectionId: 'gone' });
  });
});
