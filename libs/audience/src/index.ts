export { FileAudience } from './file-audience';
export { HttpAudience, type HttpParts } from './http/http-audience';
export { HttpDriver, type HttpDriverParts } from './http/http-driver';
export { ListAudience, MAX_LIST_ROWS } from './list-audience';
export { removeUnfinishedUploads, receiveFile, type ReceiveParts, type Upload } from './receive-file';
export { MAX_ROWS } from './row-limit';
export { SqlAudience, type SqlParts } from './sql/sql-audience';
export { MysqlDriver, PostgresDriver, type SqlDriverParts } from './sql/sql-driver';
