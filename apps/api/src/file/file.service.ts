import { type UploadedFile } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { receiveFile } from '@jeongsi/audience';
import { Clock, type FileRecord, FileStore } from '@jeongsi/engine';
import { type OpenedStore } from '@jeongsi/store';
import { Settings } from '../config/settings';
import { type Audit, type Deed } from '../audit/auditing';
import { together } from '../audit/together';
import { found } from '../http/found';
import { type Remember } from '../http/idempotency/remember';
import { instantText } from '../http/instant-text';
import { Stopping } from '../lifetime/stopping';
import { STORE } from '../wiring/tokens';
import { uploadFolder } from '../wiring/upload-folder';
import { type FilePage, type FilesQuery } from './file.dto';
import { fileRefusal } from './file-refusal';
import { type IncomingFile } from './upload';

@Injectable()
export class FileService {
  constructor(
    @Inject(STORE) private readonly store: OpenedStore,
    private readonly files: FileStore,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly stopping: Stopping,
  ) {}

  /** Once this answers, the file is safely on disk. @throws HttpProblem for what is no CSV */
  async receive(file: IncomingFile, { remember, audit }: { remember: Remember; audit: Audit }): Promise<UploadedFile> {
    const { unitOfWork, ids } = this.store;
    const directory = uploadFolder(this.settings);
    const alongside = together(remember<FileRecord>(201, present), audit(uploaded));
    const parts = { directory, unitOfWork, files: this.files, ids, clock: this.clock, alongside };
    const result = await receiveFile(parts, file, this.stopping.signal).finally(() => file.drain());
    if (!result.ok) throw fileRefusal(result.issues);
    return present(result.value);
  }

  async list({ limit = '50' }: FilesQuery): Promise<FilePage> {
    const files = await this.files.list(Number(limit));
    return { items: files.map(present), nextCursor: null };
  }

  async find(id: string): Promise<UploadedFile> {
    return present(found(await this.files.find(id)));
  }
}

function uploaded({ id, name, size, rowCount }: FileRecord): Deed {
  const changes = [
    { path: 'size', after: size },
    { path: 'rowCount', after: rowCount },
  ];
  return { subject: { kind: 'file', id, name }, changes };
}

function present(file: FileRecord): UploadedFile {
  return { ...file, createdAt: instantText(file.createdAt) };
}
