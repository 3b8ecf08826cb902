import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../../../tools/fake-solapi/main.ts');

export const SOLAPI_KEYS = { apiKey: 'NCSCONSOLE', apiSecret: 'S3CRETOFTHECONSOLE' };

/** The stand-in for Solapi, as a process of its own. It ends with ours, or with `stop`. */
export async function startSolapi(): Promise<{ url: string; stop(): Promise<void> }> {
  const { apiKey, apiSecret } = SOLAPI_KEYS;
  const child = spawn(process.execPath, [MAIN, '--api-key', apiKey, '--api-secret', apiSecret, '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: line.toString().trim(),
    stop: async () => {
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
    },
  };
}
