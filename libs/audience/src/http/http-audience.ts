import {
  AudienceSource,
  AudienceUnavailable,
  type AudienceRow,
  type AudienceSample,
  type AudienceSpec,
  type Clock,
  type ConnectionAccess,
  type Issue,
  type OpenConnection,
} from '@jeongsi/engine';
import { HostGuard, privateHost, type Resolve } from '@jeongsi/outbound';
import { requireColumns } from '../mapping';
import { PAGE_ROWS } from '../pages';
import { MAX_ROWS } from '../row-limit';
import { flattenItem, type FlatItem } from './flatten-item';
import { readPages, type PagePaths } from './read-pages';
import { parseSourceAddress } from './source-address';
import { SourceClient, type SourceLink } from './source-client';

const MAX_PATH = 200;

interface HttpSpec extends AudienceSpec, PagePaths {
  source: 'http';
  connectionId?: string;
  url: string;
}

export interface HttpParts {
  connections: ConnectionAccess;
  clock: Clock;
  /** `ALLOWED_PRIVATE_HOSTS`: names and addresses that may be private. */
  allowedPrivateHosts: readonly string[];
  /** How names become addresses; the system's way without it. */
  resolve?: Resolve;
}

/**
 * Recipients from a web address that answers with JSON, page by page; a page is in memory as a whole, the audience never.
 * Continuing in the middle reads the pages before again, so a source keeps the port's promise when its order is fixed.
 */
export class HttpAudience extends AudienceSource {
  override readonly source = 'http';
  readonly #guard: HostGuard;

  constructor(private readonly parts: HttpParts) {
    super();
    this.#guard = new HostGuard(parts.allowedPrivateHosts, parts.resolve);
  }

  /** Looks where the name leads, and asks the source nothing. */
  override async check(spec: AudienceSpec): Promise<Issue[]> {
    const { url, connectionId, itemsPath, nextPath } = spec as HttpSpec;
    const issues = [...pathIssues('itemsPath', itemsPath), ...pathIssues('nextPath', nextPath)];
    const address = parseSourceAddress(url);
    if (!address.ok) return [...address.issues, ...issues];
    const fault = await privateHost(this.#guard, address.value.hostname, this.parts.clock);
    if (fault) issues.push({ path: 'url', code: fault.code, message: fault.message });
    const link = await this.#link(address.value, connectionId);
    if ('path' in link) issues.push(link);
    return issues;
  }

  override async *open(
    spec: AudienceSpec,
    { fromRow, signal }: { fromRow: number; signal: AbortSignal },
  ): AsyncIterable<readonly AudienceRow[]> {
    const { address, key } = spec.mapping;
    const required = key === undefined ? { address } : { address, key };
    let seen = 0;
    for await (const items of this.#read(spec as HttpSpec, signal)) {
      // Other columns may well be absent from one item or another.
      if (seen === 0 && items.length > 0) requireColumns(required, columnsOf(items));
      const rows = items.slice(Math.max(0, fromRow - seen)).map(({ row }) => row);
      seen += items.length;
      for (let start = 0; start < rows.length; start += PAGE_ROWS) {
        yield rows.slice(start, start + PAGE_ROWS);
        signal.throwIfAborted();
      }
    }
  }

  /** Reads as many pages as it takes, and does not ask for the mapping. */
  override async sample(spec: AudienceSpec, limit: number, signal: AbortSignal): Promise<AudienceSample> {
    const items: FlatItem[] = [];
    for await (const page of this.#read(spec as HttpSpec, signal)) {
      items.push(...page.slice(0, limit - items.length));
      if (items.length >= limit) break;
    }
    return { columns: columnsOf(items), rows: items.map(({ row }) => row) };
  }

  async *#read(spec: HttpSpec, signal: AbortSignal): AsyncGenerator<FlatItem[]> {
    const address = parseSourceAddress(spec.url);
    if (!address.ok) throw unavailable(address.issues[0]);
    const link = await this.#link(address.value, spec.connectionId);
    if ('path' in link) throw unavailable(link);
    const client = new SourceClient(link);
    try {
      let count = 0;
      for await (const items of readPages(client, address.value, spec, signal)) {
        if (count + items.length > MAX_ROWS) {
          const message = 'The source gives more than 1,000,000 recipients. Split the audience.';
          throw new AudienceUnavailable('TOO_MANY_ROWS', message, 'pointless');
        }
        yield items.map((item, index) => flattenItem(item, count + index));
        count += items.length;
      }
    } finally {
      await client.close();
    }
  }

  /** How to get there; an issue when the connection does not lead there. */
  async #link({ origin }: URL, connectionId: unknown): Promise<SourceLink | Issue> {
    const link: SourceLink = { origin, guard: this.#guard, clock: this.parts.clock };
    if (connectionId === undefined) return link;
    const opened = await this.parts.connections.open(String(connectionId), ['http']);
    if ('problem' in opened) return { path: 'connectionId', ...opened.problem };
    const own = originOf(opened);
    if (own !== origin) {
      const message = `The connection "${opened.name}" is for ${own} alone. Give an address there, or choose another connection.`;
      return { path: 'url', code: 'OTHER_ORIGIN', message };
    }
    const { authorization } = opened.secrets;
    return authorization ? { ...link, authorization } : link;
  }
}

function originOf({ settings }: OpenConnection): string {
  const written = String(settings['origin']).trim();
  return URL.canParse(written) ? new URL(written).origin : written;
}

function columnsOf(items: readonly FlatItem[]): string[] {
  return [...new Set(items.flatMap(({ columns }) => columns))];
}

function pathIssues(field: 'itemsPath' | 'nextPath', path: unknown): Issue[] {
  if (path === undefined) return [];
  const isPath =
    typeof path === 'string' && path.length <= MAX_PATH && path.split('.').every((step) => step.trim() !== '');
  const message = 'A path names the steps into the answer with dots between them, such as data.items.';
  return isPath ? [] : [{ path: field, code: 'INVALID', message }];
}

function unavailable(issue: Issue | undefined): AudienceUnavailable {
  return new AudienceUnavailable(issue?.code ?? 'INVALID_URL', issue?.message ?? '', 'pointless');
}
