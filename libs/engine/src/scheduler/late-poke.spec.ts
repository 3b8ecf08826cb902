import { World } from '../testing';

describe('a poke while a tick is winding up', () => {
  it('is not lost: what it announced starts without waiting for the next heartbeat', async () => {
    const world = await World.start({
      now: '2026-11-23T09:00:00+09:00',
      run: async () => ({ kind: 'finished', status: 'completed' }),
    });
    const { jobs } = world.store;
    const nextDueAt = jobs.nextDueAt.bind(jobs);
    let workflowId = '';
    // The tick has claimed and now aims at the next instant: the moment at which a save pokes it.
    jobs.nextDueAt = async () => {
      jobs.nextDueAt = nextDueAt;
      workflowId = (await world.save({ type: 'immediate' })).id;
      return undefined;
    };

    await world.engine.scheduler.tick();
    await new Promise(setImmediate);

    expect((await world.jobsOf(workflowId)).map(({ status }) => status)).toEqual(['completed']);
  });
});
