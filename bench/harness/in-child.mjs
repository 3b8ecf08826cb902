import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'measure-one.mjs');
const running = new Set();

/**
 * Runs one measurement to its end in a new process.
 * @param {{ module: string, measure: string, params: object, timeoutMs: number }} task `module` as an absolute path
 * @returns {Promise<Record<string, number>>}
 * @throws when the process fails or takes too long, with the end of what it said
 */
export async function inChild({ module, measure, params, timeoutMs }) {
  const task = JSON.stringify({ module, measure, params });
  const child = spawn(process.execPath, ['--expose-gc', script, task], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const said = [];
  const complaints = [];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => complaints.push(chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  running.delete(child);
  if (code !== 0) throw new Error(lastLine(complaints) || `no result within ${timeoutMs / 1000} s`);
  return JSON.parse(lastLine(said));
}

export function stopMeasurements() {
  for (const child of running) child.kill('SIGKILL');
}

/** The result, or the reason: Node prints where an error was thrown around what it says. */
function lastLine(chunks) {
  const lines = Buffer.concat(chunks).toString().trim().split('\n');
  const telling = /^\w*(Error|Warning)\b/;
  return (lines.findLast((line) => telling.test(line.trim())) ?? lines.at(-1) ?? '').trim();
}
