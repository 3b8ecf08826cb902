import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** What the built server and console are made of. */
export const sourceFolders = ['apps/api', 'apps/admin', 'libs', 'tools/build-api'].map((folder) => join(root, folder));
const sourceFiles = ['tools/build-api.mjs', 'tsconfig.base.json', 'package-lock.json'].map((file) => join(root, file));

/** What a build never reads, and a running editor or test writes. */
const beside = new Set(['node_modules', 'test-results', 'coverage', '.angular']);

/**
 * When a source last changed, in milliseconds since the epoch. Folders count, since deleting a file touches only its folder.
 * @returns {number}
 */
export function newestSource() {
  return Math.max(...sourceFolders.map(newestBelow), ...sourceFiles.map((file) => statSync(file).mtimeMs));
}

function newestBelow(folder) {
  if (!existsSync(folder)) return 0;
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (beside.has(entry.name)) continue;
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestBelow(path) : statSync(path).mtimeMs);
  }
  return newest;
}
