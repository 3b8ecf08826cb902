import { type Outcome } from '../outcome';
import { ToySecretBox } from '../testing/toy-secret-box';
import { sealPurpose } from './connection-access';
import { Connections } from './connections';
import { ConnectionBench, SMTP } from './testing/connection-bench';

let bench: ConnectionBench;
beforeEach(() => {
  bench = new ConnectionBench();
});

async function issues(asked: Promise<Outcome<unknown>>): Promise<string[]> {
  const outcome = await asked;
  if (outcome.ok || outcome.refusal.kind !== 'invalid') throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  return outcome.refusal.issues.map(({ path, code }) => `${path}: ${code}`);
}

/** What is stored under the seal. */
async function secretsOf(id: string): Promise<unknown> {
  const { sealed } = await bench.record(id);
  return sealed === undefined ? undefined : JSON.parse(new ToySecretBox().open(sealed, sealPurpose(id)));
}

describe('saving a connection', () => {
  it('seals its secrets, for itself alone, and keeps their names', async () => {
    const { id } = await bench.saved();
    expect(await bench.record(id)).toMatchObject({
      kind: 'smtp',
      name: 'Mail',
      settings: SMTP.settings,
      secretNames: ['password'],
      health: { state: 'untested' },
      version: 1,
    });
    expect(JSON.stringify(await bench.record(id))).not.toContain('hunter2');
    expect(await secretsOf(id)).toEqual({ password: 'hunter2' });
  });

  it('seals nothing where nothing is secret', async () => {
    const { id } = await bench.saved({ ...SMTP, secrets: { password: '' } });
    expect(await bench.record(id)).toMatchObject({ secretNames: [] });
    expect(await bench.record(id)).not.toHaveProperty('sealed');
  });

  it('writes alongside, or nothing at all', async () => {
    const broken = bench.connections.create(SMTP, async () => {
      throw new Error('no room');
    });
    await expect(broken).rejects.toThrow('no room');
    expect((await bench.connections.list({}, { limit: 10 })).items).toEqual([]);
  });

  it('refuses what the driver refuses, an unknown kind, and a name that is taken', async () => {
    expect(await issues(bench.connections.create({ ...SMTP, settings: {} }))).toEqual(['settings.host: REQUIRED']);
    expect(await issues(bench.connections.create({ ...SMTP, kind: 'http' }))).toEqual(['kind: NOT_AVAILABLE']);
    await bench.saved();
    expect(await issues(bench.connections.create(SMTP))).toEqual(['name: NAME_TAKEN']);
  });
});

describe('changing a connection', () => {
  it('keeps the secrets that are left out, replaces those that are given, removes the empty ones', async () => {
    const { id } = await bench.saved({ ...SMTP, secrets: { password: 'old', other: 'kept', third: 'gone' } });
    await bench.connections.update(id, { ...SMTP, secrets: { password: 'new', third: '' } });
    expect(await secretsOf(id)).toEqual({ password: 'new', other: 'kept' });
    expect(await bench.record(id)).toMatchObject({ version: 2, secretNames: ['other', 'password'] });
    expect(bench.driver.checked.at(-1)?.secrets).toEqual({ password: 'new', other: 'kept' });
  });

  it('leaves no seal behind when the last secret goes', async () => {
    const { id } = await bench.saved();
    await bench.connections.update(id, { ...SMTP, secrets: { password: '' } });
    expect(await bench.record(id)).not.toHaveProperty('sealed');
  });

  it.each([
    ['host', { host: 'evil.example.com', user: 'notice' }],
    ['port', { ...SMTP.settings, port: 2_525 }],
    ['secure', { ...SMTP.settings, secure: false }],
    ['tls', { ...SMTP.settings, tls: 'off' }],
    ['origin', { ...SMTP.settings, origin: 'https://evil.example.com' }],
  ])('sends no kept secret to another %s', async (_, settings) => {
    const { id } = await bench.saved();
    const { secrets: _secrets, ...without } = SMTP;
    expect(await issues(bench.connections.update(id, { ...without, settings }))).toEqual([
      'secrets.password: SECRET_NEEDED',
    ]);
    expect(await bench.connections.update(id, { ...without, settings, secrets: { password: 'new' } })).toMatchObject({
      ok: true,
    });
  });

  it('keeps the secrets where everything else changes', async () => {
    const { id } = await bench.saved();
    const { secrets: _, ...without } = SMTP;
    const settings = { ...SMTP.settings, user: 'other', ratePerMinute: 5 };
    expect(await bench.connections.update(id, { ...without, settings })).toMatchObject({ ok: true });
    expect(await secretsOf(id)).toEqual({ password: 'hunter2' });
  });

  it('does not know what the last test found any more, unless only the name is another', async () => {
    const { id } = await bench.saved();
    await bench.trials.test(id);
    const { secrets: _, ...without } = SMTP;
    await bench.connections.update(id, { ...without, name: 'Post' });
    expect(await bench.record(id)).toMatchObject({ name: 'Post', health: { state: 'ok' } });
    await bench.connections.update(id, { ...without, settings: { ...SMTP.settings, user: 'x' } });
    expect(await bench.record(id)).toMatchObject({ health: { state: 'untested' } });
  });

  it('refuses another kind, a stale version, and one that is gone', async () => {
    const { id } = await bench.saved();
    expect(await issues(bench.connections.update(id, { ...SMTP, kind: 'http' }))).toEqual(['kind: KIND_FIXED']);
    expect(await bench.connections.update(id, SMTP, 2)).toMatchObject({ refusal: { kind: 'stale' } });
    expect(await bench.connections.update('gone', SMTP)).toMatchObject({ refusal: { kind: 'not-found' } });
    await bench.saved({ ...SMTP, name: 'Other' });
    expect(await issues(bench.connections.update(id, { ...SMTP, name: 'Other' }))).toEqual(['name: NAME_TAKEN']);
  });

  it('takes all secrets anew where the old ones cannot be read', async () => {
    const { id } = await bench.saved({ ...SMTP, secrets: { password: 'p', other: 'o' } });
    const parts = { ...bench.parts, secrets: new ToySecretBox('another key') };
    const connections = new Connections(parts, new Set([id]));
    expect(await issues(connections.update(id, { ...SMTP, secrets: { password: 'p' } }))).toEqual([
      'secrets.other: SECRET_NEEDED',
    ]);
    expect(connections.unreadable).toBe(1);
    expect(await connections.update(id, { ...SMTP, secrets: { password: 'p', other: '' } })).toMatchObject({
      ok: true,
    });
    expect(connections.unreadable).toBe(0);
    expect(await bench.record(id)).toMatchObject({ secretNames: ['password'], health: { state: 'untested' } });
  });
});

describe('removing a connection', () => {
  it('is refused while a workflow uses it, and names some of them', async () => {
    const { id } = await bench.saved();
    for (let n = 0; n < 7; n += 1) await bench.user(id);
    const outcome = await bench.connections.remove(id);
    expect(outcome).toMatchObject({ refusal: { kind: 'conflict', code: 'CONNECTION_IN_USE' } });
    expect(outcome).toMatchObject({ refusal: { message: expect.stringMatching(/("W .*){5}" and 2 more/) } });
  });

  it('works when only archived ones did', async () => {
    const { id } = await bench.saved();
    await bench.user(id, { status: 'archived' });
    expect(await bench.connections.remove(id, 1)).toEqual({ ok: true, value: undefined });
    expect(await bench.connections.find(id)).toBeUndefined();
  });

  it('refuses a stale version, and one that is gone', async () => {
    const { id } = await bench.saved();
    expect(await bench.connections.remove(id, 7)).toMatchObject({ refusal: { kind: 'stale' } });
    expect(await bench.connections.remove('gone')).toMatchObject({ refusal: { kind: 'not-found' } });
  });
});

describe('what is wrong with workflows because of their connections', () => {
  it('is told of each, and asks the store once', async () => {
    const fine = await bench.saved();
    const broken = await bench.saved({ ...SMTP, name: 'Broken' });
    bench.driver.answer = () => ({ ok: false, code: 'AUTH', message: 'the password is wrong' });
    await bench.trials.test(broken.id);
    const workflows = [
      await bench.user(fine.id),
      await bench.user(broken.id),
      await bench.user('gone'),
      await bench.user('gone', { status: 'archived' }),
    ];
    const asked = jest.spyOn(bench.store.connections, 'findMany');
    const problems = await bench.connections.problemsOf(workflows);
    expect(problems.map((of) => of.map(({ code, connectionId }) => [code, connectionId]))).toEqual([
      [],
      [['CONNECTION_BROKEN', broken.id]],
      [['CONNECTION_MISSING', 'gone']],
      [],
    ]);
    expect(problems[1]?.[0]?.message).toBe('The connection "Broken" is broken: the password is wrong');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('asks nobody where no connection is used', async () => {
    const asked = jest.spyOn(bench.store.connections, 'findMany');
    expect(await bench.connections.problemsOf([])).toEqual([]);
    expect(asked).not.toHaveBeenCalled();
  });
});
