import { execFileSync, spawnSync } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Workflow } from '@jeongsi/contract';
import { refusal } from '../stage/problem';
import { type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, people, workflow } from '../stage/workflows';

const stage = useStage();

const canMount = tryMount();
if (!canMount) console.warn('SKIPPED: the story of the full disk needs root and the right to mount a small tmpfs.');

(canMount ? describe : describe.skip)('a full disk', () => {
  it('is answered with a refusal, never with a false 201, and recovers when there is space again', async () => {
    const server = await onSmallDisk();
    const { api } = server;
    const saved = [(await api.save(saveable('before'))).id];
    const filler = await fill(server.dataDir);

    const refused: number[] = [];
    for (let index = 0; refused.length < 5 && index < 500; index += 1) {
      const answer = await api.call<Workflow>('POST', '/workflows', saveable(`while full ${index}`));
      if (answer.status === 201) saved.push(answer.body.id);
      else refused.push(refusal(answer).status);
    }
    expect(refused).toHaveLength(5);
    expect(refused.filter((status) => status !== 507 && status !== 503)).toEqual([]);

    const upload = await api.call('POST', '/files?name=big.csv', `주소\r\n${'a@example.com\r\n'.repeat(50_000)}`, {
      'Content-Type': 'text/csv',
    });
    expect([503, 507]).toContain(refusal(upload).status);
    expect(await api.all('/files')).toEqual([]);

    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
    expect((await api.all<Workflow>('/workflows')).map(({ id }) => id).sort()).toEqual(saved.toSorted());

    await rm(filler);
    const later = await until('saving works again', async () => {
      const answer = await api.call<Workflow>('POST', '/workflows', saveable('after'));
      return answer.status === 201 && answer.body;
    });
    saved.push(later.id);
    const { id } = await api.execute({ workflowId: later.id });
    expect(await api.ended(id)).toMatchObject({ status: 'completed', deliveries: { delivered: 1 } });

    await server.kill();
    await server.start();
    expect((await api.all<Workflow>('/workflows')).map((one) => one.id).sort()).toEqual(saved.toSorted());
    expect((await api.jobs('status=pending')).map(({ workflowId }) => workflowId).sort()).toEqual(saved.toSorted());
  });

  it('in the middle of a run costs no recipient', async () => {
    const server = await onSmallDisk();
    const { api } = server;
    const sink = await stage.httpSink();
    sink.latencyMs = 2;
    const message = { channel: 'webhook' as const, url: sink.url, body: '{"to":"#{주소}"}' };
    const saved = await api.save(workflow({ audience: people(3_000), message, schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    await until('it is in the middle', () => sink.arrivals.length > 300, { everyMs: 1 });
    const filler = await fill(server.dataDir);
    await until('it came to a halt, or to its end', async () => {
      const before = sink.arrivals.length;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return sink.arrivals.length === before;
    });
    await rm(filler);
    const job = await api.ended(id, { withinMs: 200_000 });
    expect(job).toMatchObject({ status: 'completed', deliveries: { delivered: 3_000, total: 3_000 } });
    const keys = sink.keysByRecipient();
    expect(keys.size).toBe(3_000);
    expect([...keys.values()].filter(({ size }) => size !== 1)).toEqual([]);
  });
});

function saveable(name: string): ReturnType<typeof workflow> {
  return workflow({ name, description: '가'.repeat(500), schedule: FAR });
}

async function onSmallDisk(): Promise<Server> {
  const disk = await stage.dataDir();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]);
  stage.onEnd(() => void execFileSync('umount', ['-l', disk]));
  return stage.server({ dataDir: disk });
}

/** Takes every byte that is left. */
async function fill(folder: string): Promise<string> {
  const path = join(folder, 'filler');
  const file = await open(path, 'w');
  try {
    for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
      const chunk = Buffer.alloc(size);
      while (await fits(file.write(chunk).then(({ bytesWritten }) => bytesWritten === size)));
    }
  } finally {
    await file.close();
  }
  return path;
}

async function fits(write: Promise<boolean>): Promise<boolean> {
  try {
    return await write;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}

function tryMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const script = 'd=$(mktemp -d) && mount -t tmpfs -o size=64k tmpfs "$d" && umount "$d" && rmdir "$d"';
  return spawnSync('sh', ['-c', script]).status === 0;
}
