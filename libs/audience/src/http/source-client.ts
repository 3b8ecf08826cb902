import { Pool, type Dispatcher } from 'undici';
import { AudienceUnavailable, type Clock } from '@jeongsi/engine';
import { guardedConnector, type HostGuard } from '@jeongsi/outbound';
import { requestFault, statusFault } from './http-fault';

const CONNECT_MS = 10_000;
/** For the first byte, and between any two. */
const SILENCE_MS = 30_000;
/** For a whole page, however it drips. */
const PAGE_MS = 120_000;

const MB = 1024 * 1024;
const MAX_PAGE_BYTES = 20 * MB;
const MAX_BYTES = 2_048 * MB;

export interface SourceLink {
  origin: string;
  guard: HostGuard;
  clock: Clock;
  authorization?: string;
}

/** Reads texts from one origin and no other. Redirects are not followed, and the authorization stays with the origin. */
export class SourceClient {
  readonly #pool: Pool;
  #bytes = 0;

  constructor(private readonly link: SourceLink) {
    this.#pool = new Pool(link.origin, {
      connect: guardedConnector(link.guard, CONNECT_MS),
      connections: 1,
      headersTimeout: SILENCE_MS,
      bodyTimeout: SILENCE_MS,
      allowH2: false,
    });
  }

  /** The body of a 200. @throws AudienceUnavailable, the signal's reason */
  async get(url: URL, signal: AbortSignal): Promise<string> {
    if (url.origin !== this.link.origin) throw new Error(`${url.origin} is not ${this.link.origin}`);
    signal.throwIfAborted();
    const late = new AbortController();
    const cancel = this.link.clock.timer(PAGE_MS, () => {
      late.abort(
        new AudienceUnavailable('TIMED_OUT', 'The source took more than two minutes for a page.', 'worthwhile'),
      );
    });
    try {
      return await this.#request(url, AbortSignal.any([signal, late.signal]));
    } catch (error) {
      signal.throwIfAborted();
      throw requestFault(error);
    } finally {
      cancel();
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #request(url: URL, signal: AbortSignal): Promise<string> {
    const { authorization, clock } = this.link;
    const headers: Record<string, string> = { accept: 'application/json', 'accept-encoding': 'identity' };
    if (authorization !== undefined) headers['authorization'] = authorization;
    const answer = await this.#pool.request({ method: 'GET', path: url.pathname + url.search, headers, signal });
    // What is left of a body is dropped when the connection is closed, and nobody needs to hear of it.
    answer.body.on('error', () => undefined);
    if (answer.statusCode !== 200) {
      throw statusFault(answer.statusCode, single(answer.headers['retry-after']), clock.now());
    }
    return this.#readBody(answer);
  }

  async #readBody({ headers, body }: Dispatcher.ResponseData): Promise<string> {
    const encoding = single(headers['content-encoding']) ?? 'identity';
    if (encoding !== 'identity') {
      throw broken(
        'NOT_JSON',
        `The source answered in the encoding ${encoding.slice(0, 40)}, which was not asked for.`,
      );
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      this.#bytes += chunk.length;
      // Leaving the loop hangs up.
      if (size > MAX_PAGE_BYTES)
        throw broken('TOO_LARGE', 'A page of the source is larger than 20 MB. Ask for smaller pages.');
      if (this.#bytes > MAX_BYTES)
        throw broken('TOO_LARGE', 'The source gives more than 2 GB. Ask for less per recipient.');
      chunks.push(chunk);
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    } catch (cause) {
      throw new AudienceUnavailable('NOT_JSON', 'The source did not answer in UTF-8.', 'pointless', { cause });
    }
  }
}

function broken(code: string, message: string): AudienceUnavailable {
  return new AudienceUnavailable(code, message, 'pointless');
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
