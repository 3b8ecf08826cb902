import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../../../tools/fake-solapi/main.ts');

export const SOLAPI_ACCOUNT = { apiKey: 'NCSAPISPEC', apiSecret: 'S3CRETOFTHEAPISPEC' };

/** The stand-in for Solapi, as a process of its own. It ends with ours, or with `stop`. */
export async function startFakeSolapi(): Promise<{ url: string; stop(): Promise<void> }> {
  const { apiKey, apiSecret } = SOLAPI_ACCOUNT;
  const child = spawn(process.execPath, [MAIN, '--api-key', apiKey, '--api-secret', apiSecret, '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const stop = async (): Promise<void> => {
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
  };
  return { url: line.toString().trim(), stop };
}
