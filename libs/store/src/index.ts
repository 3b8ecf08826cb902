export { type OpenedStore } from './opened-store';
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/open-sqlite-store';
export { StoreCorrupt, StoreLocked, StoreTooNew, TransactionOver } from './store-errors';
