/**
 * A process that owns a data directory, to be killed by a test. `hold` only opens it; `write` also writes without end, one job
 * and one setting in each write, and prints the job's id once the write was acknowledged.
 */
import { writeSync } from 'node:fs';
import { SystemClock } from '@jeongsi/engine';
import { openSqliteStore } from '../sqlite/open-sqlite-store';

const STDOUT = 1;
/** Writes asked for at a time, so that groups are cut off in the middle too. */
const TOGETHER = 8;

async function main(mode: string, directory: string, workflowId: string): Promise<void> {
  const clock = new SystemClock();
  const store = await openSqliteStore({ directory, clock });
  writeSync(STDOUT, 'open\n');
  if (mode === 'hold') {
    setInterval(() => undefined, 60_000);
    return;
  }
  const writeOne = async (): Promise<void> => {
    const id = store.ids.next();
    const now = clock.now();
    await store.unitOfWork.write(async (tx) => {
      await store.jobs.insert(tx, [
        {
          id,
          workflowId,
          workflowVersion: 1,
          workflowName: 'Newsletter',
          type: 'immediate',
          trigger: 'api',
          mode: 'live',
          nominalTime: now,
          scheduledTime: now,
          maxAttempts: 1,
          createdAt: now,
          status: 'pending',
          planned: false,
          waiting: false,
        },
      ]);
      await store.settings.set(tx, id, now);
    });
    writeSync(STDOUT, `${id}\n`);
  };
  for (;;) await Promise.all(Array.from({ length: TOGETHER }, writeOne));
}

const [mode = 'hold', directory = '', workflowId = ''] = process.argv.slice(2);
void main(mode, directory, workflowId);
