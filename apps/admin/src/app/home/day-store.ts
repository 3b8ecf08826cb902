import { computed, inject, Injectable } from '@angular/core';
import { type Connection, CONNECTION_KINDS, type Job, type Page } from '@jeongsi/contract';
import { EMPTY, expand, forkJoin, map, type Observable, reduce } from 'rxjs';
import { injectLook } from '../http/look';
import { ConnectionApi } from '../connection/connection-api';
import { JobApi, type JobListFilter } from '../job/job-api';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';

const DAY_MS = 86_400_000;
const PAGE = 200;
const MOST_PAGES = 5;
const PENDING_LOOKED_AT = 50;

export interface Day {
  /** Those due in the last 24 hours. */
  jobs: readonly Job[];
  /** The next ones. */
  pending: readonly Job[];
  connections: readonly Connection[];
}

/** The last 24 hours and what waits, asked for again with every answer of the status poll. */
@Injectable()
export class DayStore {
  private readonly jobs = inject(JobApi);
  private readonly connections = inject(ConnectionApi);
  private readonly status = inject(SchedulerStatusStore);

  readonly look = injectLook(
    computed(() => this.status.feed().status?.serverTime ?? null),
    (serverTime) => this.read(serverTime),
    0,
  );

  private read(serverTime: string): Observable<Day> {
    const from = new Date(Date.parse(serverTime) - DAY_MS).toISOString();
    return forkJoin({
      jobs: this.all({ from, to: serverTime, sort: '-scheduledTime' }),
      pending: this.jobs.list({ status: 'pending' }, { limit: PENDING_LOOKED_AT }).pipe(map(({ items }) => items)),
      connections: this.connections.list(CONNECTION_KINDS).pipe(map(({ items }) => items)),
    });
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
