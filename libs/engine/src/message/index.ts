export * from './escape';
export * from './header-text';
export * from './template';
