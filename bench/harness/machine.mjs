import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { dataFolder, dataRoot } from './data-folder.mjs';
import { median } from './measure.mjs';

const tmpfs = 0x01021994;

/** What the numbers hold for, as rows of a table. @param {Record<string, string>} versions of the peers' servers */
export function describeMachine(versions) {
  const [cpu] = cpus();
  return {
    Date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    CPU: `${cpu?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores`,
    Memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    Disk: `a 4 KB write and its fsync take ${fsyncMs().toFixed(2)} ms (median)${warning()}`,
    System: `Linux ${release()}`,
    Versions: [`Node ${process.versions.node}`, ...Object.entries(versions).map((entry) => entry.join(' '))].join(
      ' · ',
    ),
  };
}

function fsyncMs() {
  const folder = dataFolder('fsync');
  const file = openSync(join(folder, 'probe'), 'w');
  const block = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 300 }, () => {
    const startedAt = performance.now();
    writeSync(file, block);
    fsyncSync(file);
    return performance.now() - startedAt;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return median(times);
}

/** In memory nothing is durable, and every number here would lie. */
function warning() {
  return statfsSync(dataRoot).type === tmpfs ? ' — **in memory, not on a disk**' : '';
}

/** The version of a package that is measured. */
export function packageVersion(name) {
  for (const folder of ['../node_modules', '../../node_modules']) {
    try {
      const manifest = readFileSync(join(import.meta.dirname, folder, name, 'package.json'), 'utf8');
      return JSON.parse(manifest).version;
    } catch {
      // Looked for in the other one.
    }
  }
  return 'missing';
}
