import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useStage } from '../stage/stage';
import { FAR, workflow } from '../stage/workflows';

const stage = useStage();

describe('a data directory', () => {
  it('has one owner: a second process refuses, says why, and changes nothing', async () => {
    const first = await stage.server();
    const { id } = await first.api.save(workflow({ schedule: FAR }));
    const second = await stage.stoppedServer({ dataDir: first.dataDir });
    const process = second.launch();
    const exit = await process.exited;
    expect(exit.code).toBeGreaterThan(0);
    expect(process.printed).toContain(first.dataDir);
    expect(process.printed).toMatch(/in use|another|already/i);
    expect(process.printed).not.toMatch(/\n\s+at .*\(/);
    await expect(first.api.jobs()).resolves.toMatchObject([{ workflowId: id }]);

    await first.stop();
    await second.start();
    await expect(second.api.jobs()).resolves.toMatchObject([{ workflowId: id }]);
  });

  it('can be taken over at once after a kill', async () => {
    const first = await stage.server();
    const { id } = await first.api.save(workflow({ schedule: FAR }));
    await first.kill();
    const second = await stage.server({ dataDir: first.dataDir });
    await expect(second.api.jobs()).resolves.toMatchObject([{ workflowId: id }]);
  });

  const damages: [what: string, damage: (path: string) => Promise<void>][] = [
    ['overwritten', (path) => writeFile(path, Buffer.alloc(40_960, 'no database at all '))],
    [
      'cut off in the middle',
      async (path) => truncate(path, Math.floor((await readFile(path)).length / 2 / 4096) * 4096),
    ],
  ];

  it.each(damages)('whose database is %s is refused and left as it is', async (_what, damage) => {
    const server = await stage.server();
    for (let index = 0; index < 20; index += 1) await server.api.save(workflow({ name: `n${index}`, schedule: FAR }));
    expect(await server.stop()).toMatchObject({ code: 0 });
    const file = join(server.dataDir, await databaseName(server.dataDir));
    await damage(file);
    const damaged = await readFile(file);

    const process = server.launch();
    const exit = await process.exited;
    expect(exit.code).toBeGreaterThan(0);
    expect(process.printed).toContain(file);
    expect(process.printed).toMatch(/corrupt|damaged|not a database/i);
    expect((await readFile(file)).equals(damaged)).toBe(true);
  });
});

async function databaseName(folder: string): Promise<string> {
  const names = await readdir(folder);
  const name = names.find((one) => /\.(db|sqlite3?)$/.test(one));
  if (name === undefined) throw new Error(`No database among ${names.join(', ')}`);
  return name;
}
