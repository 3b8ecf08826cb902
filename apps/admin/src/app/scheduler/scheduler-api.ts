import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type Job, type JobDetail, type Page, type ResumeRequest, type SchedulerStatus } from '@jeongsi/contract';
import { type Observable } from 'rxjs';

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

  resume(request: ResumeRequest): Observable<unknown> {
    return this.http.post('/api/scheduler/resume', request);
  }
}
