import { Injectable } from '@nestjs/common';

/** Whether the server is going down. Whoever waits for something long stops waiting when it rings. */
@Injectable()
export class Stopping {
  readonly #controller = new AbortController();

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  announce(): void {
    this.#controller.abort();
  }
}
