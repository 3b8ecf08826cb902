/** Jeongsi as the benchmark sees it: one function per measurement, by the names that the peers use too. */
export { burst } from './burst';
export { late } from './late';
export { pending, seedPending } from './pending';
export { recipients } from './recipients';
export { throughput } from './throughput';
