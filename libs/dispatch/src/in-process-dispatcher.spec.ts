import { type DueJob, type Lease, Tx } from '@jeongsi/engine';
import { FakeClock, settle } from '@jeongsi/engine/testing';
import { InProcessDispatcher } from './in-process-dispatcher';

class TestTx extends Tx {
  #effects: (() => void)[] = [];

  override onCommit(effect: () => void): void {
    this.#effects.push(effect);
  }

  commit(): void {
    for (const effect of this.#effects) effect();
  }
}

const job = (id: string, timeoutMs = 60_000, fence = 1): DueJob => ({
  id,
  workflowId: 'w',
  workflowVersion: 1,
  attempt: 1,
  maxAttempts: 4,
  fence,
  timeoutMs,
});

/** A handler whose runs stay open until the test ends them, or until they are told to stop. */
class Runs {
  readonly leases: Lease[] = [];
  readonly #ends = new Map<string, () => void>();

  handle = (lease: Lease): Promise<void> => {
    this.leases.push(lease);
    return new Promise((resolve) => {
      this.#ends.set(lease.job.id, resolve);
      if (lease.signal.aborted) resolve();
    });
  };

  ids(): string[] {
    return this.leases.map((lease) => lease.job.id);
  }

  reasonOf(id: string): unknown {
    return this.leases.find((lease) => lease.job.id === id)?.signal.reason;
  }

  async end(id: string): Promise<void> {
    this.#ends.get(id)?.();
    await settle();
  }
}

async function started(concurrency: number) {
  const clock = new FakeClock('2026-11-22T00:00:00Z');
  const dispatcher = new InProcessDispatcher(clock, concurrency);
  const runs = new Runs();
  await dispatcher.consume(runs.handle);
  await dispatcher.start();
  const enqueue = async (...jobs: DueJob[]): Promise<void> => {
    const tx = new TestTx();
    await dispatcher.enqueue(tx, jobs);
    tx.commit();
  };
  return { clock, dispatcher, runs, enqueue };
}

describe('InProcessDispatcher', () => {
  it('hands over only what was committed', async () => {
    const { dispatcher, runs } = await started(10);
    const tx = new TestTx();
    await dispatcher.enqueue(tx, [job('a')]);
    expect(runs.ids()).toEqual([]);
    tx.commit();
    expect(runs.ids()).toEqual(['a']);
  });

  it('runs as many as it has slots for, in order, and the next when one ends', async () => {
    const { dispatcher, runs, enqueue } = await started(2);
    await enqueue(job('a'), job('b'), job('c'));
    expect(runs.ids()).toEqual(['a', 'b']);
    expect(dispatcher.freeSlots()).toBe(0);
    await runs.end('a');
    expect(runs.ids()).toEqual(['a', 'b', 'c']);
    await runs.end('b');
    await runs.end('c');
    expect(dispatcher.freeSlots()).toBe(2);
  });

  it('does not run the same job twice at a time', async () => {
    const { runs, enqueue } = await started(5);
    await enqueue(job('a'));
    await enqueue(job('a'));
    expect(runs.ids()).toEqual(['a']);
  });

  it('knows what it has in its queue already', async () => {
    const { runs, enqueue } = await started(1);
    await enqueue(job('running'), job('a'));
    await enqueue(job('a'));
    await runs.end('running');
    await runs.end('a');
    expect(runs.ids()).toEqual(['running', 'a']);
  });

  it('lets a job that goes on wait until its earlier handler has come to rest, and nobody else', async () => {
    const { dispatcher, runs, enqueue } = await started(3);
    await enqueue(job('a'));
    const tx = new TestTx();
    await dispatcher.cancel(tx, 'a');
    tx.commit();
    await enqueue(job('a', 60_000, 2), job('b'));
    expect(runs.ids()).toEqual(['a', 'b']);
    expect(dispatcher.freeSlots()).toBe(0);
    await runs.end('a');
    expect(runs.leases.map(({ job: { id, fence } }) => [id, fence])).toEqual([
      ['a', 1],
      ['b', 1],
      ['a', 2],
    ]);
    expect(runs.leases.at(-1)?.signal.aborted).toBe(false);
  });

  it('takes a job that waits behind its earlier handler out of the queue when it is cancelled', async () => {
    const { dispatcher, runs, enqueue } = await started(3);
    await enqueue(job('a'));
    await enqueue(job('a', 60_000, 2));
    const tx = new TestTx();
    expect(await dispatcher.cancel(tx, 'a')).toBe('signalled');
    tx.commit();
    await runs.end('a');
    expect(runs.ids()).toEqual(['a']);
  });

  it('drains also what waits behind its earlier handler', async () => {
    const { dispatcher, runs, enqueue } = await started(3);
    await enqueue(job('a'));
    await enqueue(job('a', 60_000, 2));
    const stopped = dispatcher.stop({ graceMs: 5_000 });
    await settle();
    expect(runs.ids()).toEqual(['a']);
    await runs.end('a');
    expect(runs.leases.map(({ signal }) => signal.reason)).toEqual(['drain', 'drain']);
    expect(await stopped).toBe('drained');
  });

  it('tells a run when its time is up, and leaves no timer behind when it ends before', async () => {
    const { clock, runs, enqueue } = await started(5);
    await enqueue(job('slow', 1_000), job('fast', 1_000));
    await runs.end('fast');
    await clock.advance(1_000);
    expect(runs.reasonOf('slow')).toBe('timeout');
    expect(runs.reasonOf('fast')).toBeUndefined();
    await runs.end('slow');
    expect(clock.waitingTimers).toBe(0);
  });

  it('does not overflow with a time-out of years', async () => {
    const { clock, runs, enqueue } = await started(5);
    await enqueue(job('a', 10 * 365 * 86_400_000));
    await clock.advance(60_000);
    expect(runs.reasonOf('a')).toBeUndefined();
  });

  it('cancels what runs through its signal and what waits by taking it out, once committed', async () => {
    const { dispatcher, runs, enqueue } = await started(1);
    await enqueue(job('running'), job('waiting'));
    const tx = new TestTx();
    expect(await dispatcher.cancel(tx, 'running')).toBe('signalled');
    expect(await dispatcher.cancel(tx, 'waiting')).toBe('removed');
    expect(await dispatcher.cancel(tx, 'nobody')).toBe('absent');
    expect(runs.reasonOf('running')).toBeUndefined();
    tx.commit();
    expect(runs.reasonOf('running')).toBe('aborted');
    await runs.end('running');
    expect(runs.ids()).toEqual(['running']);
  });

  it('drains on stop: runs are told, waiting ones are handed over as already stopped', async () => {
    const { dispatcher, runs, enqueue } = await started(1);
    await enqueue(job('running'), job('waiting'));
    const stopped = dispatcher.stop({ graceMs: 5_000 });
    await settle();
    expect(runs.reasonOf('running')).toBe('drain');
    expect(runs.reasonOf('waiting')).toBe('drain');
    expect(dispatcher.freeSlots()).toBe(0);
    await runs.end('running');
    expect(await stopped).toBe('drained');
  });

  it('gives up waiting when the grace is over', async () => {
    const { clock, dispatcher, enqueue } = await started(1);
    await enqueue(job('stuck'));
    const stopped = dispatcher.stop({ graceMs: 5_000 });
    await clock.advance(5_000);
    expect(await stopped).toBe('timed-out');
  });

  it('hands over as already stopped what commits while it stops', async () => {
    const { dispatcher, runs, enqueue } = await started(5);
    await dispatcher.stop({ graceMs: 5_000 });
    await enqueue(job('late'));
    expect(runs.reasonOf('late')).toBe('drain');
  });

  it('goes on handing over after a release', async () => {
    const { dispatcher, runs, enqueue } = await started(5);
    await enqueue(job('a'));
    dispatcher.release();
    expect(runs.reasonOf('a')).toBe('drain');
    await runs.end('a');
    await enqueue(job('b'));
    expect(runs.reasonOf('b')).toBeUndefined();
    expect(runs.ids()).toEqual(['a', 'b']);
  });
});
