import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type Delivery,
  type DeliveryMessage,
  type DeliveryState,
  type Job,
  type JobDetail,
  type Page,
  type RetryScope,
  type SettleRequest,
} from '@jeongsi/contract';
import { map, type Observable, of, switchMap } from 'rxjs';
import { type Deed, deedHeaders, reasonHeader } from '../http/deed';
import { type PageRequest } from '../list/paged-list';

export interface JobListFilter {
  /** One, or several with commas between them. */
  status?: string;
  type?: string;
  workflowId?: string;
  /** ISO instants on the scheduled time, inclusive and exclusive. */
  from?: string;
  to?: string;
  archived?: 'true';
  /** Failed ones that nobody has said they know of. */
  acknowledged?: 'no';
  sort?: 'scheduledTime' | '-scheduledTime';
}

export interface DeliveryFilter {
  state?: DeliveryState;
  errorCode?: string;
  search?: string;
}

/** Looked at for the newest job that has ended; before it stand the planned one and those under way. */
const LOOKED_AT = 10;

@Injectable({ providedIn: 'root' })
export class JobApi {
  private readonly http = inject(HttpClient);

  list(filter: JobListFilter, page: PageRequest): Observable<Page<Job>> {
    return this.http.get<Page<Job>>(JOBS, { params: { ...filter, ...page } });
  }

  find(id: string): Observable<JobDetail> {
    return this.http.get<JobDetail>(path(id));
  }

  /** The workflow's newest job that ran for real and ended, of the last day or from the history. */
  lastOf(workflowId: string): Observable<Job | null> {
    const ended = ({ items }: Page<Job>) =>
      items.find(({ status, mode }) => status !== 'pending' && status !== 'running' && mode === 'live') ?? null;
    return this.list({ workflowId }, { limit: LOOKED_AT }).pipe(
      map(ended),
      switchMap((job) =>
        job !== null ? of(job) : this.list({ workflowId, archived: 'true' }, { limit: LOOKED_AT }).pipe(map(ended)),
      ),
    );
  }

  /** Refused with 412 when it changed since `version`. */
  move({ id, version }: Pick<Job, 'id' | 'version'>, scheduledTime: string, { reason }: Deed): Observable<Job> {
    const headers = { ...ifMatch(version), ...reasonHeader(reason) };
    return this.http.patch<Job>(path(id), { scheduledTime }, { headers });
  }

  cancel({ id, version }: Pick<Job, 'id' | 'version'>, { reason }: Deed): Observable<Job> {
    return this.http.delete<Job>(path(id), { headers: { ...ifMatch(version), ...reasonHeader(reason) } });
  }

  /** A pending one starts; an ended one runs once more as a new job, which is the answer. */
  runNow(id: string, deed: Deed): Observable<Job> {
    return this.http.post<Job>(`${path(id)}/run`, null, { headers: deedHeaders(deed) });
  }

  pause(id: string, deed: Deed): Observable<Job> {
    return this.http.post<Job>(`${path(id)}/pause`, null, { headers: deedHeaders(deed) });
  }

  resume(id: string, deed: Deed): Observable<Job> {
    return this.http.post<Job>(`${path(id)}/resume`, null, { headers: deedHeaders(deed) });
  }

  abort(id: string, deed: Deed): Observable<Job> {
    return this.http.post<Job>(`${path(id)}/abort`, null, { headers: deedHeaders(deed) });
  }

  /** Somebody knows that it failed. */
  acknowledge(id: string, deed: Deed): Observable<Job> {
    return this.http.post<Job>(`${path(id)}/acknowledge`, null, { headers: deedHeaders(deed) });
  }

  /** The answer is the new job. */
  retry(id: string, scope: RetryScope, deed: Deed): Observable<Job> {
    return this.http.post<Job>(`${path(id)}/retry`, { scope }, { headers: deedHeaders(deed) });
  }

  deliveries(id: string, filter: DeliveryFilter, page: PageRequest): Observable<Page<Delivery>> {
    return this.http.get<Page<Delivery>>(`${path(id)}/deliveries`, { params: { ...filter, ...page } });
  }

  /** As it was sent, or would be. */
  message({ jobId, id }: Pick<Delivery, 'jobId' | 'id'>): Observable<DeliveryMessage> {
    return this.http.get<DeliveryMessage>(`${deliveryPath(jobId, id)}/message`);
  }

  resend({ jobId, id }: Pick<Delivery, 'jobId' | 'id'>, deed: Deed): Observable<Delivery> {
    return this.http.post<Delivery>(`${deliveryPath(jobId, id)}/resend`, null, { headers: deedHeaders(deed) });
  }

  settle({ jobId, id }: Pick<Delivery, 'jobId' | 'id'>, request: SettleRequest, deed: Deed): Observable<Delivery> {
    return this.http.post<Delivery>(`${deliveryPath(jobId, id)}/settle`, request, {
      headers: deedHeaders(deed),
    });
  }
}

const JOBS = '/api/scheduler/jobs';

function path(id: string): string {
  return `${JOBS}/${encodeURIComponent(id)}`;
}

function deliveryPath(jobId: string, id: string): string {
  return `${path(jobId)}/deliveries/${encodeURIComponent(id)}`;
}

/**
 * Where the browser fetches the file from; the session's cookie goes with it. Whole addresses are for those who may
 * change something: the server refuses them to others.
 */
export function csvAddress(id: string, filter: DeliveryFilter, addresses: 'masked' | 'full'): string {
  const query = new URLSearchParams({ ...filter, ...(addresses === 'full' && { addresses }) }).toString();
  return `${path(id)}/deliveries.csv${query === '' ? '' : `?${query}`}`;
}

function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
