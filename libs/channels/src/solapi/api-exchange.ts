import { type Dispatcher } from 'undici';
import { type Clock } from '@jeongsi/engine';
import { SolapiFailure } from './solapi-failure';

export interface ApiAnswer {
  status: number;
  retryAfter: string | undefined;
  body: string;
}

/** A page of 500 messages with their stories takes about a megabyte. */
const MAX_ANSWER_BYTES = 20 * 1024 * 1024;

type Controller = Dispatcher.DispatchController;

/** One request and its whole answer, within a time and a size; a failure says whether anything went out. */
export class ApiExchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<ApiAnswer>;
  #resolve!: (answer: ApiAnswer) => void;
  #reject!: (failure: SolapiFailure) => void;
  #controller: Controller | undefined;
  #settled = false;
  #status = 0;
  #retryAfter: string | undefined;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  readonly #cancelTimer: () => void;

  constructor(
    clock: Clock,
    totalMs: number,
    private readonly signal: AbortSignal,
  ) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#cancelTimer = clock.timer(totalMs, () => this.#stop('TIMED_OUT', 'Solapi did not answer in time.'));
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** Called right before anything is written, and not before there is a connection. */
  onRequestStart(controller: Controller): void {
    if (this.#settled) return controller.abort(new Error('The request was called off.'));
    this.#controller = controller;
  }

  onResponseStart(_controller: Controller, status: number, headers: { 'retry-after'?: string | string[] }): void {
    if (status < 200) return;
    const retryAfter = headers['retry-after'];
    this.#status = status;
    this.#retryAfter = Array.isArray(retryAfter) ? retryAfter[0] : retryAfter;
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > MAX_ANSWER_BYTES) this.#stop('ANSWER_TOO_LARGE', 'The answer of Solapi is too large.');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const body = Buffer.concat(this.#chunks).toString();
    this.#settle(() => this.#resolve({ status: this.#status, retryAfter: this.#retryAfter, body }));
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.#fail(codeOf(error), `Solapi could not be asked: ${error.message}`);
  }

  readonly #onAbort = (): void => this.#stop('ABORTED', 'Stopped before Solapi had answered.');

  #stop(code: string, message: string): void {
    this.#fail(code, message);
    this.#controller?.abort(new Error(message));
  }

  #fail(code: string, message: string): void {
    const kind = this.#controller ? 'in_doubt' : 'unsent';
    this.#settle(() => this.#reject(new SolapiFailure(kind, code, message)));
  }

  #settle(settle: () => void): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#cancelTimer();
    this.signal.removeEventListener('abort', this.#onAbort);
    settle();
  }
}

function codeOf({ code }: Error & { code?: unknown }): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'CONNECTION_REFUSED';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'DNS_FAILED';
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return 'TIMED_OUT';
    default:
      return 'CONNECTION_LOST';
  }
}
