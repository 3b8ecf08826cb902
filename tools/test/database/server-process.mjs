/** Servers of tests: on a port of their own, with a folder of their own, gone with the process that started them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Database servers refuse to run as root; `nobody` exists everywhere. */
const nobody = 65_534;
export const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

const startMs = 60_000;

/** Ends the server as soon as its input ends: when we say so, and when we are killed and can say nothing any more. */
const guard = 'signal=$1; shift; "$@" & server=$!; cat >/dev/null; kill -s $signal $server; wait $server';

export function makeFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `jeongsi-${name}-`));
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid);
  chmodSync(folder, 0o700);
  return folder;
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs a program of the server to its end. Throws with what it printed when it fails. */
export async function complete(command, folder) {
  const child = spawn(command[0], command.slice(1), { cwd: folder, env: environment(folder), ...identity });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}: ${output.trim().slice(-2_000)}`);
}

/**
 * Answers once the server takes connections.
 * @param {{ folder: string, port: number, signal: string }} place with the signal that ends it without waiting for clients
 * @returns {Promise<() => Promise<void>>} stops it and clears its folder
 */
export async function startServer(command, { folder, port, signal }) {
  const log = openSync(join(folder, 'server.log'), 'a');
  const stdio = ['pipe', log, log];
  const child = spawn('sh', ['-c', guard, 'sh', signal, ...command], {
    cwd: folder,
    env: environment(folder),
    stdio,
    ...identity,
  });
  const gone = once(child, 'exit');
  const stop = async () => {
    child.stdin.end();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + startMs;
  while (!(await answers(port))) {
    if (Date.now() > deadline) {
      const printed = readFileSync(join(folder, 'server.log'), 'utf8').trim().slice(-2_000);
      await stop();
      throw new Error(`${command[0]} does not take connections: ${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return stop;
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => socket.destroy(resolve(true)));
    socket.on('error', () => resolve(false));
  });
}

/** In English, and without what an operator has set for clients of their own. */
function environment(folder) {
  return { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, LC_ALL: 'C', TZ: 'UTC' };
}
