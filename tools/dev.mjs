/**
 * `npm run dev`: the console on port 4200 with live reload, passing `/api` on to the server on port 3000, which is built and
 * started again whenever one of its sources changes. A build that fails leaves the last good server running.
 */
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFolders } from './sources.mjs';

/** Editors write a file in several steps, and a branch switch writes hundreds. */
const quietMs = 200;
const graceMs = 10_000;

process.chdir(root);
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/** A group of its own, so that nothing which the child starts outlives us. */
function start(program, args, env = process.env) {
  const child = spawn(program, args, { stdio: 'inherit', detached: true, env: { ...env, NX_DAEMON: 'false' } });
  children.add(child);
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  ended.then(() => children.delete(child));
  return { child, ended };
}

function signal({ pid }, name) {
  try {
    process.kill(-pid, name);
  } catch {
    // It has ended by itself.
  }
}

let server;
let isBuilding = false;
let isStale = false;

async function rebuild() {
  isStale = true;
  if (isBuilding) return;
  isBuilding = true;
  while (isStale && !stopping) {
    isStale = false;
    const code = await start(process.execPath, ['tools/build-api.mjs']).ended;
    if (code !== 0 || isStale || stopping) continue;
    if (server) signal(server.child, 'SIGTERM');
    await server?.ended;
    server = start(process.execPath, ['--enable-source-maps', 'dist/apps/api/main.js']);
  }
  isBuilding = false;
}

let stopping;
function stop() {
  stopping ??= (async () => {
    for (const child of children) signal(child, 'SIGTERM');
    const timer = setTimeout(() => children.forEach((child) => signal(child, 'SIGKILL')), graceMs);
    await Promise.all([...children].map((child) => new Promise((resolve) => child.once('exit', resolve))));
    clearTimeout(timer);
    process.exit(0);
  })();
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop);

let quiet;
for (const folder of sourceFolders.filter((path) => !path.includes('admin') && existsSync(path))) {
  watch(folder, { recursive: true }, (_, file) => {
    if (!file || /\.spec\.ts$|test-results/.test(file)) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => void rebuild(), quietMs);
  });
}
void rebuild();

// PORT is the server's; Angular would take it for its own.
const consoleEnvironment = { ...process.env };
delete consoleEnvironment.PORT;
start(join(root, 'node_modules/.bin/nx'), ['serve', 'admin'], consoleEnvironment);
