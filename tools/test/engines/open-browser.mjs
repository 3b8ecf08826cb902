import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../child.mjs';

const longestMs = 120_000;

/**
 * Starts a browser with a home of its own and ends it when it has answered, or when it takes too long.
 * @param {(home: string) => readonly string[]} command
 * @param {{ until: Promise<void>, env?: Record<string, string> }} options
 */
export async function openBrowser(command, { until, env = {} }) {
  const home = mkdtempSync(join(tmpdir(), 'jeongsi-browser-'));
  const done = new AbortController();
  until.then(() => done.abort());
  try {
    return await run(command(home), {
      // A zone of no golden: what the machine's clock says must not matter.
      env: { HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home, TZ: 'Australia/Lord_Howe', ...env },
      timeoutMs: longestMs,
      quiet: 'until it fails',
      signal: done.signal,
    });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
