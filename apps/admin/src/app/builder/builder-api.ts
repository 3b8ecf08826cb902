import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type AudiencePreview,
  type AudiencePreviewRequest,
  type Connection,
  type ConnectionAccount,
  type ExecutedJob,
  type ExecuteRequest,
  type Page,
  type UploadedFile,
  type Workflow,
  type WorkflowInput,
} from '@jeongsi/contract';
import { map, type Observable } from 'rxjs';
import { type Definition } from './model/draft';

const MOST_CONNECTIONS = 200;

/** What the builder asks the server for, beside what every page of workflows does. */
@Injectable({ providedIn: 'root' })
export class BuilderApi {
  private readonly http = inject(HttpClient);

  /** Newest first. */
  connections(): Observable<Connection[]> {
    return this.http
      .get<Page<Connection>>('/api/connections', { params: { limit: MOST_CONNECTIONS } })
      .pipe(map(({ items }) => items));
  }

  /** Sender numbers, templates, prices: to pick from. */
  account(connectionId: string): Observable<ConnectionAccount> {
    return this.http.get<ConnectionAccount>(`/api/connections/${encodeURIComponent(connectionId)}/account`);
  }

  /** What a source gives, and who would be left out. Reads only. */
  audience(request: AudiencePreviewRequest): Observable<AudiencePreview> {
    return this.http.post<AudiencePreview>('/api/audiences/preview', request);
  }

  file(id: string): Observable<UploadedFile> {
    return this.http.get<UploadedFile>(`/api/files/${encodeURIComponent(id)}`);
  }

  upload(file: File, key: string): Observable<UploadedFile> {
    const body = new FormData();
    body.append('file', file, file.name);
    return this.http.post<UploadedFile>('/api/files', body, { headers: { 'Idempotency-Key': key } });
  }

  /** A workflow as it was once: what can be saved again. */
  version(id: string, version: number): Observable<Definition> {
    return this.http.get<Definition>(`/api/workflows/${encodeURIComponent(id)}/versions/${version}`);
  }

  /** Refused with 412 when somebody changed it since `version`. Without a status it keeps its own. */
  replace({ id, version }: Pick<Workflow, 'id' | 'version'>, input: WorkflowInput): Observable<Workflow> {
    const headers = { 'If-Match': `"${version}"` };
    return this.http.put<Workflow>(`/api/workflows/${encodeURIComponent(id)}`, input, { headers });
  }

  /** Answers when the job ended, or after half a minute. */
  test(request: Omit<ExecuteRequest, 'mode'>, key: string): Observable<ExecutedJob> {
    const body: ExecuteRequest = { ...request, mode: 'test', waitSeconds: 30 };
    return this.http.post<ExecutedJob>('/api/workflow/execute', body, { headers: { 'Idempotency-Key': key } });
  }
}
