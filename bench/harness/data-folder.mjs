import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where everybody's data goes: all on one disk, which must be a real one. `BENCH_DIR` names another than the system's. */
export const dataRoot = process.env.BENCH_DIR ?? tmpdir();

/** A new folder there. The caller removes it. */
export function dataFolder(name) {
  return mkdtempSync(join(dataRoot, `jeongsi-bench-${name}-`));
}
