import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type ChannelName, type Holiday, type Job, type Page, type UpcomingOccurrence } from '@jeongsi/contract';
import { catchError, EMPTY, expand, forkJoin, map, type Observable, of, reduce } from 'rxjs';
import { HolidayApi } from '../holiday/holiday-api';
import { JobApi, type JobListFilter } from '../job/job-api';
import { WorkflowApi } from '../workflow/workflow-api';
import { NO_FILTER } from '../workflow/workflow-query';
import { type CalendarRun, calendarRuns } from './calendar-item';

const MOST_OCCURRENCES = 1_000;
const PAGE = 200;
const MOST_PAGES = 5;

export interface CalendarQuestion {
  /** ISO instants, inclusive and exclusive. */
  from: string;
  to: string;
  /** Schedules are asked only for what lies ahead: what they named before has its jobs, or never ran. */
  now: string;
  years: readonly number[];
  /** Whether days of the range lie so far back that their jobs left the board. */
  past: 'board' | 'history';
}

export interface Calendar {
  runs: readonly CalendarRun[];
  holidays: readonly Holiday[];
  /** Whether there is more than was read. */
  truncated: boolean;
}

@Injectable({ providedIn: 'root' })
export class CalendarApi {
  private readonly http = inject(HttpClient);
  private readonly jobs = inject(JobApi);
  private readonly holidays = inject(HolidayApi);
  private readonly workflows = inject(WorkflowApi);

  read({ from, to, now, years, past }: CalendarQuestion): Observable<Calendar> {
    const filter: JobListFilter = { from, to, sort: 'scheduledTime' };
    return forkJoin({
      occurrences: to <= now ? of([]) : this.occurrences(from > now ? from : now, to),
      board: this.allJobs(filter),
      history: past === 'history' ? this.allJobs({ ...filter, archived: 'true' }) : of({ jobs: [], truncated: false }),
      // A calendar without its holidays is still a calendar.
      holidays: forkJoin(years.map((year) => this.holidays.year(year).pipe(map(({ items }) => items)))).pipe(
        catchError(() => of<Holiday[][]>([])),
      ),
    }).pipe(
      map(({ occurrences, board, history, holidays }) => ({
        runs: calendarRuns(occurrences, [...history.jobs, ...board.jobs]),
        holidays: holidays.flat(),
        truncated: occurrences.length >= MOST_OCCURRENCES || board.truncated || history.truncated,
      })),
    );
  }

  /** What each workflow sends by, as far as one page tells: a calendar does without. */
  channels(): Observable<ReadonlyMap<string, ChannelName>> {
    return this.workflows.list(NO_FILTER, { limit: PAGE }).pipe(
      map(({ items }) => new Map(items.map(({ id, message }) => [id, message.channel]))),
      catchError(() => of(new Map<string, ChannelName>())),
    );
  }

  private occurrences(from: string, to: string): Observable<readonly UpcomingOccurrence[]> {
    const params = { from, to, limit: MOST_OCCURRENCES };
    return this.http
      .get<Page<UpcomingOccurrence>>('/api/scheduler/upcoming', { params })
      .pipe(map(({ items }) => items));
  }

  private allJobs(filter: JobListFilter): Observable<{ jobs: readonly Job[]; truncated: boolean }> {
    let pages = 1;
    return this.jobs.list(filter, { limit: PAGE }).pipe(
      expand(({ nextCursor }) => {
        if (nextCursor === null || pages >= MOST_PAGES) return EMPTY;
        pages += 1;
        return this.jobs.list(filter, { limit: PAGE, cursor: nextCursor });
      }),
      reduce<Page<Job>, { jobs: readonly Job[]; truncated: boolean }>(
        ({ jobs }, { items, nextCursor }) => ({ jobs: [...jobs, ...items], truncated: nextCursor !== null }),
        { jobs: [], truncated: false },
      ),
    );
  }
}
