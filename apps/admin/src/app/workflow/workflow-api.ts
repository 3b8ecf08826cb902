import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type ExecuteRequest,
  type Job,
  type Page,
  type Workflow,
  type WorkflowInput,
  type WorkflowPreview,
  type WorkflowPreviewRequest,
  type WorkflowSummary,
} from '@jeongsi/contract';
import { map, type Observable } from 'rxjs';
import { idempotencyKey } from '../http/idempotency-key';
import { type PageRequest } from '../list/paged-list';
import { type WorkflowQuery } from './workflow-query';

@Injectable({ providedIn: 'root' })
export class WorkflowApi {
  private readonly http = inject(HttpClient);

  /** Whether there is any workflow at all. */
  any(): Observable<'none' | 'some'> {
    return this.http
      .get<Page<WorkflowSummary>>('/api/workflows', { params: { limit: 1 } })
      .pipe(map(({ items }) => (items.length === 0 ? 'none' : 'some')));
  }

  /** Newest first. */
  list({ search, status, channel, type }: WorkflowQuery, page: PageRequest): Observable<Page<WorkflowSummary>> {
    const words = search.trim();
    const params = {
      ...page,
      ...(words !== '' && { search: words }),
      ...(status !== null && { status }),
      ...(channel !== null && { channel }),
      ...(type !== null && { type }),
    };
    return this.http.get<Page<WorkflowSummary>>('/api/workflows', { params });
  }

  find(id: string): Observable<Workflow> {
    return this.http.get<Workflow>(path(id));
  }

  /** Saves a workflow once, however often the request has to be repeated. */
  create(workflow: WorkflowInput, key = idempotencyKey()): Observable<Workflow> {
    return this.http.post<Workflow>('/api/workflows', workflow, { headers: { 'Idempotency-Key': key } });
  }

  /** Refused with 412 when somebody changed it since `version`. */
  pause({ id, version }: Pick<Workflow, 'id' | 'version'>): Observable<Workflow> {
    return this.http.post<Workflow>(`${path(id)}/pause`, null, { headers: ifMatch(version) });
  }

  resume({ id, version }: Pick<Workflow, 'id' | 'version'>): Observable<Workflow> {
    return this.http.post<Workflow>(`${path(id)}/resume`, null, { headers: ifMatch(version) });
  }

  /** Its planned job goes, its history stays. */
  archive({ id, version }: Pick<Workflow, 'id' | 'version'>): Observable<Workflow> {
    return this.http.delete<Workflow>(path(id), { headers: ifMatch(version) });
  }

  /** The copy is a draft. */
  duplicate(id: string, key: string): Observable<Workflow> {
    return this.http.post<Workflow>(`${path(id)}/duplicate`, null, { headers: { 'Idempotency-Key': key } });
  }

  /** Beside its schedule: the planned job stays. */
  execute(request: ExecuteRequest, key: string): Observable<Job> {
    return this.http.post<Job>('/api/workflow/execute', request, { headers: { 'Idempotency-Key': key } });
  }

  /** Renders a definition for its first recipients; saves and sends nothing. */
  preview(request: WorkflowPreviewRequest): Observable<WorkflowPreview> {
    return this.http.post<WorkflowPreview>('/api/workflows/preview', request);
  }
}

function path(id: string): string {
  return `/api/workflows/${encodeURIComponent(id)}`;
}

/** The version that a change was decided on. */
function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
