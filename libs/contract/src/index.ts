export * from './schedule';
export * from './workflow';
export * from './job';
export * from './scheduler';
export * from './http';
export * from './connection';
export * from './preview';
