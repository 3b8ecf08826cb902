export { guardedConnector } from './guarded-connector';
export { HostGuard, PrivateAddress, type Resolve, type ResolvedAddress } from './host-guard';
export { privateHost } from './private-host';
export { readRetryAfter } from './retry-after';
