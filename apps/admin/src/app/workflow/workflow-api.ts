import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type ExecuteRequest,
  type Job,
  type Page,
  type RecentRecipients,
  type Workflow,
  type WorkflowInput,
  type WorkflowPreview,
  type WorkflowPreviewRequest,
  type WorkflowSummary,
  type WorkflowVersion,
} from '@jeongsi/contract';
import { map, type Observable } from 'rxjs';
import { type Deed, deedHeaders, reasonHeader } from '../http/deed';
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

  /** What was saved, newest first. */
  versions(id: string, page: PageRequest): Observable<Page<WorkflowVersion>> {
    return this.http.get<Page<WorkflowVersion>>(`${path(id)}/versions`, { params: { ...page } });
  }

  /** One saved state, whole. */
  version(id: string, version: number): Observable<WorkflowInput> {
    return this.http.get<WorkflowInput>(`${path(id)}/versions/${version}`);
  }

  /** Saves a workflow once, however often the request has to be repeated. */
  create(workflow: WorkflowInput, key = idempotencyKey()): Observable<Workflow> {
    return this.http.post<Workflow>('/api/workflows', workflow, { headers: { 'Idempotency-Key': key } });
  }

  /** Refused with 412 when somebody changed it since `version`. */
  pause({ id, version }: Pick<Workflow, 'id' | 'version'>, { reason }: Deed): Observable<Workflow> {
    return this.http.post<Workflow>(`${path(id)}/pause`, null, { headers: changing(version, reason) });
  }

  resume({ id, version }: Pick<Workflow, 'id' | 'version'>, { reason }: Deed): Observable<Workflow> {
    return this.http.post<Workflow>(`${path(id)}/resume`, null, { headers: changing(version, reason) });
  }

  /** Its planned job goes, its history stays. */
  archive({ id, version }: Pick<Workflow, 'id' | 'version'>, { reason }: Deed): Observable<Workflow> {
    return this.http.delete<Workflow>(path(id), { headers: changing(version, reason) });
  }

  /** The copy is a draft. */
  duplicate(id: string, deed: Deed): Observable<Workflow> {
    return this.http.post<Workflow>(`${path(id)}/duplicate`, null, { headers: deedHeaders(deed) });
  }

  /** Beside its schedule: the planned job stays. */
  execute(request: ExecuteRequest, deed: Deed): Observable<Job> {
    return this.http.post<Job>('/api/workflow/execute', request, { headers: deedHeaders(deed) });
  }

  /** Who got something from it in the last `minutes`. */
  recentRecipients(id: string, minutes: number): Observable<RecentRecipients> {
    return this.http.get<RecentRecipients>(`${path(id)}/recent-recipients`, { params: { minutes } });
  }

  /** Renders a definition for its first recipients; saves and sends nothing. */
  preview(request: WorkflowPreviewRequest): Observable<WorkflowPreview> {
    return this.http.post<WorkflowPreview>('/api/workflows/preview', request);
  }
}

function path(id: string): string {
  return `/api/workflows/${encodeURIComponent(id)}`;
}

/** The version that a change was decided on, and why. */
function changing(version: number, reason: string): Record<string, string> {
  return { 'If-Match': `"${version}"`, ...reasonHeader(reason) };
}
