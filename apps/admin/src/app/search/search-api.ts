import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type Job, type Page, type Workflow, type WorkflowSummary } from '@jeongsi/contract';
import { catchError, forkJoin, map, type Observable, of, switchMap, throwError } from 'rxjs';

export type FoundWorkflow = Pick<Workflow, 'id' | 'name' | 'status'>;

export interface Found {
  workflows: readonly FoundWorkflow[];
  /** The newest first. */
  jobs: readonly Job[];
}

const MOST_WORKFLOWS = 5;
/** Jobs have no name of their own: those of the first workflows found are shown. */
const WITH_JOBS = 2;
const JOBS_OF_EACH = 3;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable({ providedIn: 'root' })
export class SearchApi {
  private readonly http = inject(HttpClient);

  /** By a part of the workflow's name, or by the whole id of a workflow or a job. */
  find(typed: string): Observable<Found> {
    return UUID.test(typed) ? this.byId(typed.toLowerCase()) : this.byName(typed);
  }

  private byId(id: string): Observable<Found> {
    return forkJoin({
      workflows: this.http.get<Workflow>(`/api/workflows/${id}`).pipe(map(one), orNone()),
      jobs: this.http.get<Job>(`/api/scheduler/jobs/${id}`).pipe(map(one), orNone()),
    });
  }

  private byName(search: string): Observable<Found> {
    const params = { search, limit: MOST_WORKFLOWS };
    return this.http.get<Page<WorkflowSummary>>('/api/workflows', { params }).pipe(
      switchMap(({ items: workflows }) => {
        if (workflows.length === 0) return of({ workflows, jobs: [] });
        const lists = workflows.slice(0, WITH_JOBS).map(({ id }) => this.jobsOf(id));
        return forkJoin(lists).pipe(map((found) => ({ workflows, jobs: found.flat().sort(newestFirst) })));
      }),
    );
  }

  private jobsOf(workflowId: string): Observable<readonly Job[]> {
    const params = { workflowId, sort: '-scheduledTime', limit: JOBS_OF_EACH };
    return this.http.get<Page<Job>>('/api/scheduler/jobs', { params }).pipe(map(({ items }) => items));
  }
}

function one<T>(found: T): readonly T[] {
  return [found];
}

/** An id that names nothing of this kind is no failure. */
function orNone<T>() {
  return catchError<readonly T[], Observable<readonly T[]>>((error: unknown) =>
    error instanceof HttpErrorResponse && error.status === 404 ? of([]) : throwError(() => error),
  );
}

function newestFirst(one: Job, other: Job): number {
  return Date.parse(other.scheduledTime) - Date.parse(one.scheduledTime);
}
