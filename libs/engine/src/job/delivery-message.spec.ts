import { ChannelUnavailable, type MessageSpec, type Render } from '../channel/channel';
import { people, World } from '../testing';

const NOW = '2026-11-23T03:00:00.000Z';

/** Its channel writes the name of the message's spec before that of the recipient. */
async function worldOf(rows: Record<string, string>[]): Promise<World> {
  const world = await World.start({ now: NOW });
  world.audience.rows = rows;
  const compile = async (spec?: MessageSpec): Promise<Render> => {
    return ({ address, variables: { name } }) => {
      if (name === undefined) return { outcome: 'missing', variables: ['name'] };
      if (name === 'bad') return { outcome: 'unsendable', code: 'NOT_ENCODABLE', message: 'It has an emoji' };
      return { outcome: 'rendered', message: { to: address, subject: 'Hi', body: `${textOf(spec)} ${name}` } };
    };
  };
  jest.spyOn(world.channel, 'compile').mockImplementation(compile);
  return world;
}

const textOf = (spec: MessageSpec | undefined) => (spec as { text?: string } | undefined)?.text ?? '';
const saying = (text: string) => ({ message: { channel: 'scripted', text } });

async function firstJob(world: World, workflowId: string): Promise<[jobId: string, ids: Map<string, string>]> {
  await world.pass(2_000);
  const { id } = await world.firstJobOf(workflowId);
  const rows = await world.deliveriesOf(id);
  return [id, new Map([...rows.values()].map((row) => [row.address, row.id]))];
}

describe('the message of a delivery', () => {
  it('is rendered by the version that its job ran, whatever the workflow says now', async () => {
    const world = await worldOf(people(2));
    const { id, definition } = await world.save({ type: 'immediate' }, undefined, saying('Hello'));
    const [jobId, ids] = await firstJob(world, id);
    await world.engine.workflows.update(id, { ...definition, ...saying('Bye') }, undefined);
    const name = world.audience.rows.find(({ email }) => email === 'p2@example.com')?.['name'];
    expect(await world.engine.jobs.message(jobId, ids.get('p2@example.com') ?? '')).toEqual({
      ok: true,
      value: { channel: 'scripted', to: 'p2@example.com', subject: 'Hi', body: `Hello ${name}`, missing: [] },
    });
    expect(world.channel.sent).toHaveLength(2);
  });

  it('has the values that the job was given, and the channel that a test stood in for', async () => {
    const world = await worldOf(people(1));
    const { id } = await world.save({ type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00'] } });
    const run = { workflowId: id, mode: 'test', trigger: 'api', variables: { name: 'Kim' } } as const;
    const job = await world.engine.jobs.execute(run);
    if (!job.ok) throw new Error('it was refused');
    await world.pass(2_000);
    const [delivery] = [...(await world.deliveriesOf(job.value.id)).values()];
    expect(delivery?.channel).toBe('outbox');
    expect(await world.engine.jobs.message(job.value.id, delivery?.id ?? '')).toMatchObject({
      value: { channel: 'scripted', body: ' Kim' },
    });
  });

  it('says why there is none', async () => {
    const [some] = people(1);
    const world = await worldOf([{ email: 'a@example.com' }, { ...some, email: 'b@example.com', name: 'bad' }]);
    const { id } = await world.save({ type: 'immediate' });
    const [jobId, ids] = await firstJob(world, id);
    expect(await world.engine.jobs.message(jobId, ids.get('a@example.com') ?? '')).toMatchObject({
      value: { to: 'a@example.com', body: '', missing: ['name'] },
    });
    expect(await world.engine.jobs.message(jobId, ids.get('b@example.com') ?? '')).toMatchObject({
      value: { problem: { code: 'NOT_ENCODABLE' }, missing: [] },
    });
  });

  it('is refused when it cannot be made now, or when there is no such one', async () => {
    const world = await worldOf(people(1));
    const { id } = await world.save({ type: 'immediate' });
    const [jobId, ids] = await firstJob(world, id);
    const [deliveryId = ''] = ids.values();
    const missing = { ok: false, refusal: { kind: 'not-found' } };
    expect(await world.engine.jobs.message(jobId, jobId)).toEqual(missing);
    expect(await world.engine.jobs.message(deliveryId, deliveryId)).toEqual(missing);
    jest.spyOn(world.channel, 'compile').mockRejectedValue(new ChannelUnavailable('GONE', 'It is gone', 'pointless'));
    expect(await world.engine.jobs.message(jobId, deliveryId)).toEqual({
      ok: false,
      refusal: { kind: 'conflict', code: 'CHANNEL_UNAVAILABLE', message: 'It is gone' },
    });
    jest.spyOn(world.store.workflows, 'findVersion').mockResolvedValue(undefined);
    expect(await world.engine.jobs.message(jobId, deliveryId)).toEqual(missing);
  });
});
