/** Part of `npm start`: builds the server and the console, unless what is built is newer than every source. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newestSource, root } from './sources.mjs';

const built = ['dist/apps/api/main.js', 'dist/apps/admin/browser/index.html'].map((file) => join(root, file));
/** Its time is that of the sources that were last built, not of the build: what changes meanwhile is built next time. */
const stamp = join(root, 'dist/.built');

const isCurrent = () =>
  built.every((file) => existsSync(file)) && existsSync(stamp) && statSync(stamp).mtimeMs >= newestSource();

if (!isCurrent()) {
  console.log('Building …');
  const startedAt = Date.now();
  const nx = join(root, 'node_modules/.bin/nx');
  const { status, stdout, stderr } = spawnSync(nx, ['run-many', '-t', 'build', '--projects=api,admin'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
  if (status !== 0) {
    console.error(stdout, stderr);
    process.exit(1);
  }
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt / 1000, startedAt / 1000);
  console.log(`Built in ${((Date.now() - startedAt) / 1000).toFixed(0)} s.`);
}
