export * from './fake-clock';
export * from './memory-store';
