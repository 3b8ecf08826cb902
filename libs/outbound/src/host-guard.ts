import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address';

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** Turns a host name into all its addresses; rejects when there are none. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>;

const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

/** The receiver is, or a name points to, an address that is not of the public internet. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
  readonly code = 'PRIVATE_ADDRESS';

  constructor(hostname: string) {
    super(`${hostname} is not a public address. List it in ALLOWED_PRIVATE_HOSTS if it may be reached.`);
  }
}

/** Decides which hosts may be reached. */
export class HostGuard {
  readonly #allowed: ReadonlySet<string>;

  constructor(
    /** Host names and IP addresses that may be private, as written in an address. */
    allowedPrivateHosts: readonly string[],
    private readonly resolve: Resolve = resolveBySystem,
  ) {
    this.#allowed = new Set(allowedPrivateHosts.map(bareHost));
  }

  /** What is wrong with a host that is an IP address; nothing is for a name, which only its addresses can tell. */
  literalFault(hostname: string): PrivateAddress | undefined {
    const host = bareHost(hostname);
    return isIP(host) === 0 || this.#mayReach(host, host) ? undefined : new PrivateAddress(host);
  }

  /** All addresses of `hostname`, every one checked. @throws PrivateAddress, or the resolver's error. */
  async addresses(hostname: string): Promise<ResolvedAddress[]> {
    const host = bareHost(hostname);
    const family = isIP(host);
    const found = family === 0 ? await this.resolve(host) : [{ address: host, family }];
    if (!found.every(({ address }) => this.#mayReach(host, address))) throw new PrivateAddress(host);
    return found;
  }

  #mayReach(host: string, address: string): boolean {
    return this.#allowed.has(host) || isPublicAddress(address);
  }

  /** For sockets: what it answers is what they connect to, so that nothing is resolved a second time. */
  readonly lookup: LookupFunction = (hostname, options, answer) => {
    this.addresses(hostname).then(
      (found) => {
        const [first] = found;
        if (!first) answer(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '');
        else if (options.all) answer(null, found);
        else answer(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => answer(error, ''),
    );
  };
}

/** Without the brackets of IPv6 and the dot of the root, in lower case. */
function bareHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}
