export * from './in-process-dispatcher';
