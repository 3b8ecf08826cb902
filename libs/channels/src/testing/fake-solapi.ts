import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Readable, type Writable } from 'node:stream';
import { closed, opened } from './servers';

const MAIN = join(__dirname, '../../../../tools/fake-solapi/main.ts');

export const FAKE_CREDENTIALS = { apiKey: 'NCSCHANNELSPEC', apiSecret: 'S3CRETOFTHESPEC' };

/** What was sent and asked, as the fake counted it. */
export interface FakeRecord {
  recipients: Record<string, number>;
  messages: {
    to: string;
    from?: string;
    type: string;
    text?: string;
    subject?: string;
    kakaoOptions?: object;
    replacements?: object[];
    customFields: Record<string, string>;
  }[];
  groups: { groupId: string; status: string }[];
  calls: { method: string; path: string; step?: string; status: number }[];
}

/** The stand-in for Solapi as a process of its own; see tools/fake-solapi. */
export class FakeSolapi {
  private constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, null>,
    readonly url: string,
  ) {}

  static async start(): Promise<FakeSolapi> {
    const { apiKey, apiSecret } = FAKE_CREDENTIALS;
    const child = spawn(process.execPath, [MAIN, '--api-key', apiKey, '--api-secret', apiSecret, '--with-parent'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return opened(new FakeSolapi(child, line.toString().trim()));
  }

  async close(): Promise<void> {
    if (!closed(this)) return;
    const exited = once(this.child, 'exit');
    this.child.stdin.end();
    await exited;
  }

  /** See tools/fake-solapi/control.ts. */
  async tell(what: 'faults' | 'refusals' | 'account' | 'reports' | 'reset', body: object = {}): Promise<unknown> {
    const response = await fetch(`${this.url}/_control/${what}`, { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  }

  async received(): Promise<FakeRecord> {
    const response = await fetch(`${this.url}/_control/received`);
    return (await response.json()) as FakeRecord;
  }
}
