export { FileAudience } from './file-audience';
export { removeUnfinishedUploads, receiveFile, type ReceiveParts, type Upload } from './receive-file';
export { ListAudience, MAX_LIST_ROWS } from './list-audience';
