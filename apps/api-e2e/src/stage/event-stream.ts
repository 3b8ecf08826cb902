import { type StreamEvents } from '@jeongsi/contract';

export type StreamEvent = {
  [Name in keyof StreamEvents]: { name: Name; data: StreamEvents[Name] };
}[keyof StreamEvents];

/** Somebody who follows the server live, and writes down what comes. */
export class EventStream {
  readonly events: StreamEvent[] = [];
  /** How it ended: by the server, or by a connection that broke. */
  readonly ended: Promise<'ended' | 'broken'>;
  readonly #stop = new AbortController();

  private constructor(body: ReadableStream<Uint8Array>) {
    this.ended = this.#read(body).then(
      () => 'ended',
      () => 'broken',
    );
  }

  /** @throws when it is refused */
  static async open(url: string, key: string): Promise<EventStream> {
    const response = await fetch(`${url}/api/scheduler/stream`, { headers: { Authorization: `Bearer ${key}` } });
    const type = response.headers.get('Content-Type') ?? '';
    if (!response.ok || !response.body || !type.startsWith('text/event-stream')) {
      throw new Error(`No stream: ${response.status} ${type}`);
    }
    return new EventStream(response.body);
  }

  of<Name extends keyof StreamEvents>(name: Name): StreamEvents[Name][] {
    return this.events.flatMap((event) => (event.name === name ? [event.data as StreamEvents[Name]] : []));
  }

  close(): void {
    this.#stop.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    const texts = body.pipeThrough(new TextDecoderStream(), { signal: this.#stop.signal });
    for await (const text of texts) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.#keep(block);
    }
  }

  #keep(block: string): void {
    const fields = new Map(block.split('\n').map((line): [string, string] => [line.split(':', 1)[0] ?? '', line]));
    const name = fields.get('event')?.slice('event:'.length).trim();
    const data = fields.get('data')?.slice('data:'.length);
    if (name !== undefined && data !== undefined) this.events.push({ name, data: JSON.parse(data) } as StreamEvent);
  }
}
