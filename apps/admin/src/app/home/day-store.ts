import { computed, inject, Injectable } from '@angular/core';
import { CONNECTION_KINDS, type Job, type Page } from '@jeongsi/contract';
import { EMPTY, expand, forkJoin, map, type Observable, reduce } from 'rxjs';
import { injectLook } from '../http/look';
import { ConnectionApi } from '../connection/connection-api';
import { injectSkeletonShown } from '../list/skeleton-shown';
import { JobApi, type JobListFilter } from '../job/job-api';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { WorkflowApi } from '../workflow/workflow-api';
import { NO_FILTER } from '../workflow/workflow-query';
import { type Watched } from './attention';

const DAY_MS = 86_400_000;
const PAGE = 200;
const MOST_PAGES = 5;
const LOOKED_AT = 50;

/** Everything in which something may need a person, asked for again with every answer of the status poll. */
@Injectable()
export class DayStore {
  private readonly jobs = inject(JobApi);
  private readonly connections = inject(ConnectionApi);
  private readonly workflows = inject(WorkflowApi);
  private readonly status = inject(SchedulerStatusStore);

  readonly look = injectLook(
    computed(() => this.status.feed().status?.serverTime ?? null),
    (serverTime) => this.read(serverTime),
    0,
  );

  readonly skeleton = injectSkeletonShown(computed(() => this.look.value() === null && this.look.failure() === null));

  private read(serverTime: string): Observable<Watched> {
    const from = new Date(Date.parse(serverTime) - DAY_MS).toISOString();
    return forkJoin({
      failed: this.some({ status: 'failed', acknowledged: 'no' }),
      // What came to its end today may still have left somebody out.
      ended: this.all({ status: 'completed,skipped', from, to: serverTime, sort: '-scheduledTime' }),
      pending: this.some({ status: 'pending' }),
      connections: this.connections.list(CONNECTION_KINDS).pipe(map(({ items }) => items)),
      paused: this.workflows
        .list({ ...NO_FILTER, status: 'paused' }, { limit: LOOKED_AT })
        .pipe(map(({ items }) => items)),
    }).pipe(map(({ failed, ended, pending, ...rest }) => ({ jobs: [...failed, ...ended, ...pending], ...rest })));
  }

  private some(filter: JobListFilter): Observable<readonly Job[]> {
    return this.jobs.list(filter, { limit: LOOKED_AT }).pipe(map(({ items }) => items));
  }

  private all(filter: JobListFilter): Observable<readonly Job[]> {
    let pages = 1;
    return this.jobs.list(filter, { limit: PAGE }).pipe(
      expand(({ nextCursor }) => {
        if (nextCursor === null || pages >= MOST_PAGES) return EMPTY;
        pages += 1;
        return this.jobs.list(filter, { limit: PAGE, cursor: nextCursor });
      }),
      reduce<Page<Job>, readonly Job[]>((jobs, { items }) => [...jobs, ...items], []),
    );
  }
}
