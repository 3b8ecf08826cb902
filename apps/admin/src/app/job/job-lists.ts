import { inject, Injectable } from '@angular/core';
import { type Job, type Page } from '@jeongsi/contract';
import { type Observable } from 'rxjs';
import { type PageRequest } from '../list/paged-list';
import { Clock, type Instant } from '../time/clock';
import { JobApi, type JobListFilter } from './job-api';
import { ENDED_STATUSES, type JobQuery } from './job-query';

const DAY_MS = 86_400_000;
const SPANS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };

/** The three lists of jobs. */
@Injectable()
export class JobLists {
  private readonly api = inject(JobApi);
  private readonly clock = inject(Clock);

  page(query: JobQuery, page: PageRequest): Observable<Page<Job>> {
    const filter = jobFilter(query, this.clock.now());
    if (query.tab === 'upcoming') return this.api.list({ ...filter, status: 'pending' }, page);
    if (query.tab === 'running') return this.api.list({ ...filter, status: 'running' }, page);
    const one = ENDED_STATUSES.find((each) => each === query.status);
    return this.api.list({ ...filter, status: one ?? ENDED_STATUSES.join(',') }, page);
  }
}

/** Ahead for what is coming, back for what is over. */
export function jobFilter({ tab, type, workflowId, range }: JobQuery, now: Instant): JobListFilter {
  const span = range === null || range === 'history' ? null : SPANS[range];
  const edge = (distance: number) => new Date(now + distance).toISOString();
  return {
    ...(type !== null && { type }),
    ...(workflowId !== '' && { workflowId }),
    ...(span !== null && (tab === 'upcoming' ? { to: edge(span) } : { from: edge(-span) })),
    ...(range === 'history' && tab === 'done' && { archived: 'true' as const }),
  };
}
