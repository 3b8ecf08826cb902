import { ForeignWait } from '../../store/unit-of-work';
import { openForEach, type OpenStores } from './stores-under-test';

/** What `UnitOfWork` and every store's part in it must keep. */
export function describeUnitOfWork(open: OpenStores): void {
  describe('a unit of work', () => {
    const bench = openForEach(open);

    it('answers what the work answers', async () => {
      await expect(bench().write(async () => 'done')).resolves.toBe('done');
    });

    it('is seen by others as a whole, once it is durable', async () => {
      const { stores, write } = bound(bench());
      let during: unknown = 'not read';
      await write(async (tx) => {
        await stores.settings.set(tx, 'first', 1);
        during = await stores.settings.get('first');
        await stores.settings.set(tx, 'second', 2);
      });
      expect(during).toBeUndefined();
      expect(await stores.settings.get('first')).toBe(1);
      expect(await stores.settings.get('second')).toBe(2);
    });

    it('sees its own writes', async () => {
      const { stores, write } = bound(bench());
      const workflow = await bench().workflow();
      const job = bench().newJob(workflow, 0);
      const seen = await write(async (tx) => {
        await stores.jobs.insert(tx, [job]);
        return stores.jobs.read(tx, job.id);
      });
      expect(seen?.id).toBe(job.id);
    });

    it('leaves nothing behind when the work throws, and rejects with what it threw', async () => {
      const { stores, write } = bound(bench());
      const problem = new Error('changed my mind');
      const failed = write(async (tx) => {
        await stores.settings.set(tx, 'key', 'value');
        throw problem;
      });
      await expect(failed).rejects.toBe(problem);
      expect(await stores.settings.get('key')).toBeUndefined();
    });

    it('undoes only itself among writes asked for together', async () => {
      const { stores, write } = bound(bench());
      const results = await Promise.allSettled([
        write((tx) => stores.settings.set(tx, 'before', 1)),
        write(async (tx) => {
          await stores.settings.set(tx, 'before', 'spoilt');
          await stores.settings.set(tx, 'undone', 2);
          throw new Error('no');
        }),
        write((tx) => stores.settings.set(tx, 'after', 3)),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await stores.settings.get('before')).toBe(1);
      expect(await stores.settings.get('undone')).toBeUndefined();
      expect(await stores.settings.get('after')).toBe(3);
    });

    it('comes after those that were asked for before it, and sees what they wrote', async () => {
      const { stores, write } = bound(bench());
      const workflow = await bench().workflow();
      const ids = Array.from({ length: 5 }, () => stores.ids.next());
      const counts = await Promise.all(
        ids.map((id, index) =>
          write(async (tx) => {
            await stores.jobs.insert(tx, [bench().newJob(workflow, index, { id })]);
            return (await stores.jobs.due(tx, 100, 100)).length;
          }),
        ),
      );
      expect(counts).toEqual([1, 2, 3, 4, 5]);
    });

    it('runs its effects in order, after everybody can see what it wrote and before its promise resolves', async () => {
      const { stores, write } = bound(bench());
      const story: string[] = [];
      const first = write(async (tx) => {
        tx.onCommit(() => story.push('first effect'));
        tx.onCommit(() => story.push('second effect'));
        await stores.settings.set(tx, 'key', 1);
        story.push('written');
      }).then(() => story.push('first resolved'));
      const second = write(async (tx) => tx.onCommit(() => story.push('third effect')));
      await Promise.all([first, second]);
      expect(story.filter((word) => word !== 'first resolved')).toEqual([
        'written',
        'first effect',
        'second effect',
        'third effect',
      ]);
      expect(story.indexOf('first resolved')).toBeGreaterThan(story.indexOf('second effect'));
    });

    it('runs no effects when it is undone', async () => {
      const { write } = bound(bench());
      let ran = false;
      const failed = write(async (tx) => {
        tx.onCommit(() => {
          ran = true;
        });
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(ran).toBe(false);
    });

    it('is undone, at once and loudly, when it waits for anything but the store', async () => {
      const { stores, write } = bound(bench());
      const stuck = write(async (tx) => {
        await stores.settings.set(tx, 'key', 1);
        await new Promise(() => undefined);
      });
      const next = write((tx) => stores.settings.set(tx, 'other', 2));
      await expect(stuck).rejects.toBeInstanceOf(ForeignWait);
      await next;
      expect(await stores.settings.get('key')).toBeUndefined();
      expect(await stores.settings.get('other')).toBe(2);
    });

    it('is undone when it waits for another write, which could never come', async () => {
      const { stores, write } = bound(bench());
      const inner = async (): Promise<void> => write((tx) => stores.settings.set(tx, 'inner', 1));
      await expect(write(() => inner())).rejects.toBeInstanceOf(ForeignWait);
      await write((tx) => stores.settings.set(tx, 'outer', 2));
      expect(await stores.settings.get('outer')).toBe(2);
    });

    it('refuses a transaction that is over', async () => {
      const { stores, write } = bound(bench());
      const kept = await write(async (tx) => ({ tx }));
      await expect(stores.settings.set(kept.tx, 'key', 1)).rejects.toThrow('over');
      expect(await stores.settings.get('key')).toBeUndefined();
    });
  });
}

function bound(bench: ReturnType<ReturnType<typeof openForEach>>) {
  return { stores: bench.stores, write: bench.write.bind(bench) };
}
