export { FileAudience } from './file-audience';
export { removeUnfinishedUploads, receiveFile, type ReceiveParts, type Upload } from './receive-file';
export { ListAudience, MAX_LIST_ROWS } from './list-audience';
export { MAX_ROWS, SqlAudience, type SqlParts } from './sql/sql-audience';
export { MysqlDriver, PostgresDriver, type SqlDriverParts } from './sql/sql-driver';
