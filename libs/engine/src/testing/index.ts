export * from './fake-clock';
export * from './memory-store';
export * from './memory-dispatcher';
export * from './scripted-audience';
export * from './scripted-channel';
export * from './world';
export * from './conformance';
export * from './toy-secret-box';
