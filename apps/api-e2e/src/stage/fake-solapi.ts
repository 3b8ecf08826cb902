import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Readable, type Writable } from 'node:stream';
import { ROOT } from './server-process';
import { until } from './until';

const MAIN = join(ROOT, 'tools/fake-solapi/main.ts');

export const SOLAPI_KEYS = { apiKey: 'NCSE2EAPIKEY0001', apiSecret: 'E2ESECRETOFTHEACCOUNT' };

/** A registered number of the stand-in's account. */
export const SENDER = '0212345678';

/** What the stand-in counted; see tools/fake-solapi/control.ts. */
export interface SolapiRecord {
  /** How often each number was really sent to. */
  recipients: Record<string, number>;
  messages: SolapiMessage[];
  groups: { groupId: string; status: string; count: { total: number } }[];
  calls: SolapiCall[];
}

export interface SolapiMessage {
  to: string;
  from?: string;
  type: string;
  text?: string;
  subject?: string;
  messageId: string;
  kakaoOptions?: { pfId: string; templateId: string; variables: Record<string, string> };
  replacements?: { type: string; text: string }[];
  customFields: Record<string, string>;
}

export interface SolapiCall {
  method: string;
  path: string;
  step?: string;
  /** 0 until it is answered. */
  status: number;
}

/** What goes wrong with a call of a step; see tools/fake-solapi/fault.ts. */
export interface SolapiFault {
  step: string;
  when: 'before' | 'after';
  how: 'reset' | 'silent' | 'status' | 'delay';
  status?: number;
  delayMs?: number;
  times?: number;
}

export interface SolapiReports {
  url: string;
  secret?: string;
  secretAs?: 'plain' | 'sha1';
  event?: 'SINGLE-REPORT' | 'GROUP-REPORT';
  to?: string[];
  statusCode?: string;
  repeat?: number;
  reversed?: boolean;
  perCall?: number;
}

/** The stand-in for Solapi as a process of its own: it outlives servers that are killed, and counts. */
export class FakeSolapi {
  private constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, null>,
    readonly url: string,
  ) {}

  static async start(): Promise<FakeSolapi> {
    const { apiKey, apiSecret } = SOLAPI_KEYS;
    const command = [MAIN, '--api-key', apiKey, '--api-secret', apiSecret, '--with-parent'];
    const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return new FakeSolapi(child, line.toString().trim());
  }

  /** Forgets everything, faults too. */
  async reset(): Promise<void> {
    await this.#tell('reset', {});
  }

  async plan(...faults: SolapiFault[]): Promise<void> {
    await this.#tell('faults', faults);
  }

  /** Numbers whose messages are registered with another status code than 2000. */
  async refuse(codes: Record<string, string>): Promise<void> {
    await this.#tell('refusals', codes);
  }

  /** Sends reports as Solapi does; the status that each call was answered with. */
  async report(reports: SolapiReports): Promise<number[]> {
    return ((await this.#tell('reports', reports)) as { answers: number[] }).answers;
  }

  async received(): Promise<SolapiRecord> {
    const response = await fetch(`${this.url}/_control/received`);
    return (await response.json()) as SolapiRecord;
  }

  /** Waits for the nth call of a step: what it asks for is done by then, unless a fault stands before it. */
  async called(step: string, nth = 1): Promise<SolapiCall> {
    return until(`call ${nth} of ${step}`, async () => (await this.calls(step))[nth - 1], { everyMs: 2 });
  }

  async calls(step: string): Promise<SolapiCall[]> {
    return (await this.received()).calls.filter((call) => call.step === step);
  }

  async close(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.stdin.end();
    await exited;
  }

  async #tell(what: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.url}/_control/${what}`, { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  }
}
