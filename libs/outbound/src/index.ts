export { guardedConnector } from './guarded-connector';
export { isHeaderValue } from './header-value';
export { HostGuard, PrivateAddress, type Resolve, type ResolvedAddress } from './host-guard';
export { originFault } from './origin';
export { privateHost } from './private-host';
export { readRetryAfter } from './retry-after';
