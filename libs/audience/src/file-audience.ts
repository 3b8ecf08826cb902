import {
  AudienceSource,
  AudienceUnavailable,
  type AudienceRow,
  type AudienceSample,
  type AudienceSpec,
  type FileStore,
  type Issue,
} from '@jeongsi/engine';
import { CsvFault } from './csv/csv-fault';
import { readCsv } from './csv/read-csv';
import { errorCode } from './error-code';
import { checkMapping } from './mapping';
import { storedFile } from './stored-file';

interface FileSpec extends AudienceSpec {
  source: 'file';
  fileId: string;
}

/** Recipients in an uploaded CSV file. */
export class FileAudience extends AudienceSource {
  override readonly source = 'file';

  constructor(
    /** The folder of uploads, the one given to `receiveFile`. */
    private readonly directory: string,
    private readonly files: FileStore,
  ) {
    super();
  }

  override async check(spec: AudienceSpec): Promise<Issue[]> {
    const { fileId, mapping } = spec as FileSpec;
    const file = typeof fileId === 'string' ? await this.files.find(fileId) : undefined;
    if (file) return checkMapping(mapping, file.columns);
    return [
      { path: 'fileId', code: 'NOT_FOUND', message: 'There is no such file. Upload it first, then name its id.' },
    ];
  }

  override async *open(
    spec: AudienceSpec,
    { fromRow, signal }: { fromRow: number; signal: AbortSignal },
  ): AsyncIterable<readonly AudienceRow[]> {
    const file = await this.files.find((spec as FileSpec).fileId);
    if (!file) throw new AudienceUnavailable('FILE_MISSING', 'The recipient file is not there any more.', 'pointless');
    try {
      const path = storedFile(this.directory, file.id);
      for await (const { rows } of readCsv(path, { encoding: file.encoding, fromRow, signal })) {
        if (rows.length > 0) yield rows;
      }
    } catch (error) {
      signal.throwIfAborted();
      throw asUnavailable(error, file.name);
    }
  }

  /** The columns in the file's order, which rows do not keep when a column is called `1`. */
  override async sample(spec: AudienceSpec, limit: number, signal: AbortSignal): Promise<AudienceSample> {
    const { rows } = await super.sample(spec, limit, signal);
    const file = await this.files.find((spec as FileSpec).fileId);
    return { columns: [...(file?.columns ?? [])], rows };
  }
}

function asUnavailable(cause: unknown, name: string): unknown {
  if (cause instanceof CsvFault) {
    const place = cause.line === undefined ? '' : ` (line ${cause.line})`;
    return new AudienceUnavailable('FILE_BROKEN', `${name}${place}: ${cause.message}`, 'pointless', { cause });
  }
  const code = errorCode(cause);
  if (code === 'ENOENT') {
    return new AudienceUnavailable('FILE_MISSING', `The bytes of ${name} are gone.`, 'pointless', { cause });
  }
  if (code !== undefined) {
    return new AudienceUnavailable('FILE_UNREADABLE', `${name} cannot be read: ${code}.`, 'worthwhile', { cause });
  }
  return cause;
}
