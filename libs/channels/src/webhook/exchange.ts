import { type Dispatcher } from 'undici';
import { type Clock, type SendOutcome } from '@jeongsi/engine';
import { judgeHttpFailure, judgeStatus } from './http-outcome';

/** The status is all we want; more of an answer than this is not waited for. */
const MAX_ANSWER_BYTES = 64 * 1024;

type Controller = Dispatcher.DispatchController;

/**
 * One request and its answer. The status decides as soon as it is there; the rest of the answer is read only to keep the
 * connection, up to a size and a time.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly outcome: Promise<SendOutcome>;
  #resolve!: (outcome: SendOutcome) => void;
  #settled = false;
  #begun = false;
  #controller: Controller | undefined;
  #status = 0;
  #retryAfter: string | undefined;
  #bytes = 0;
  #answeredAt = 0;

  constructor(
    private readonly clock: Clock,
    private readonly timeoutMs: number,
    private readonly signal: AbortSignal,
  ) {
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    signal.addEventListener('abort', this.#stop, { once: true });
  }

  /** Called by undici right before it writes, and not before it has a connection. */
  onRequestStart(controller: Controller): void {
    if (this.#settled) return controller.abort(new Error('The request was called off.'));
    this.#begun = true;
    this.#controller = controller;
  }

  onResponseStart(_controller: Controller, status: number, headers: { 'retry-after'?: string | string[] }): void {
    if (status < 200) return;
    const retryAfter = headers['retry-after'];
    this.#status = status;
    this.#retryAfter = Array.isArray(retryAfter) ? retryAfter[0] : retryAfter;
    this.#answeredAt = this.clock.monotonic();
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.#bytes += chunk.length;
    const isTooSlow = this.clock.monotonic() - this.#answeredAt > this.timeoutMs;
    if (this.#bytes <= MAX_ANSWER_BYTES && !isTooSlow) return;
    this.#settle(this.#judge());
    controller.abort(new Error('The answer is too long or too slow.'));
  }

  onResponseEnd(): void {
    this.#settle(this.#judge());
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.#settle(this.#status === 0 ? judgeHttpFailure(error, this.#begun ? 'begun' : 'unsent') : this.#judge());
  }

  #judge(): SendOutcome {
    return judgeStatus(this.#status, this.#retryAfter, this.clock.now());
  }

  readonly #stop = (): void => {
    const message = 'Stopped before the receiver had answered.';
    if (this.#status !== 0) this.#settle(this.#judge());
    else this.#settle({ outcome: this.#begun ? 'uncertain' : 'temporary', code: 'ABORTED', message });
    this.#controller?.abort(new Error(message));
  };

  #settle(outcome: SendOutcome): void {
    if (this.#settled) return;
    this.#settled = true;
    this.signal.removeEventListener('abort', this.#stop);
    this.#resolve(outcome);
  }
}
