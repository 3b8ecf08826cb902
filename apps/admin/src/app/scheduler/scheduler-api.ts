import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type HourSummary,
  type Job,
  type JobDetail,
  type Page,
  type ResumeRequest,
  type SchedulerStatus,
} from '@jeongsi/contract';
import { map, type Observable } from 'rxjs';
import { type Deed, reasonHeader } from '../http/deed';

@Injectable({ providedIn: 'root' })
export class SchedulerApi {
  private readonly http = inject(HttpClient);

  status(): Observable<SchedulerStatus> {
    return this.http.get<SchedulerStatus>('/api/scheduler');
  }

  /** Pending jobs, the soonest first. */
  upcoming(limit: number): Observable<Page<Job>> {
    return this.http.get<Page<Job>>('/api/scheduler/jobs', {
      params: { status: 'pending', sort: 'scheduledTime', limit },
    });
  }

  job(id: string): Observable<JobDetail> {
    return this.http.get<JobDetail>(`/api/scheduler/jobs/${encodeURIComponent(id)}`);
  }

  /** What each clock hour from `from` to before `to` came to, the earliest first. */
  hours(from: string, to: string): Observable<readonly HourSummary[]> {
    return this.http
      .get<{ items: HourSummary[] }>('/api/scheduler/hours', { params: { from, to } })
      .pipe(map(({ items }) => items));
  }

  /** Stops everything; the reason is shown to everybody. */
  pause({ reason }: Deed): Observable<SchedulerStatus> {
    const said = reason.trim();
    return this.http.post<SchedulerStatus>('/api/scheduler/pause', said === '' ? {} : { reason: said });
  }

  /** What fell due while it stood still, oldest first. */
  missed(limit: number): Observable<Page<Job>> {
    return this.http.get<Page<Job>>('/api/scheduler/missed', { params: { limit } });
  }

  resume(request: ResumeRequest, { reason }: Deed): Observable<SchedulerStatus> {
    return this.http.post<SchedulerStatus>('/api/scheduler/resume', request, { headers: reasonHeader(reason) });
  }
}
