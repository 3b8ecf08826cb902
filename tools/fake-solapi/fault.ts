/** What a call does, as faults name it. */
export type Step =
  | 'create'
  | 'fill'
  | 'send'
  | 'group'
  | 'messages'
  | 'discard'
  | 'senders'
  | 'channels'
  | 'templates'
  | 'balance'
  | 'prices';

export interface Fault {
  step: Step;
  /** Before the work of the step is done, which then is not, or after. */
  when: 'before' | 'after';
  /**
   * `reset` cuts the connection, `silent` never answers, `status` answers with `status` (and `errorCode`), `delay` waits for
   * `delayMs` and goes on as if nothing were: before the work, so that it is done late, or after it.
   */
  how: 'reset' | 'silent' | 'status' | 'delay';
  status?: number;
  errorCode?: string;
  retryAfter?: string;
  delayMs?: number;
  /** How many calls it meets; once without it. */
  times?: number;
}

/** The faults that were asked for and have not been made yet. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  plan(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault that this call meets, if any; it is used up. */
  take(step: Step, when: Fault['when']): Fault | undefined {
    const entry = this.#waiting.find(({ fault, left }) => left > 0 && fault.step === step && fault.when === when);
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.fault;
  }
}
