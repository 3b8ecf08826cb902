import { computed, inject, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type Job, type Workflow, type WorkflowInput } from '@jeongsi/contract';
import { catchError, forkJoin, map, type Observable, of, switchMap } from 'rxjs';
import { WorkflowApi } from '../workflow/workflow-api';
import { JobApi } from './job-api';

/** What a job ran by; a saved version has no status. */
export type RanBy = Omit<WorkflowInput, 'status'>;

export interface JobBackground {
  workflow: Workflow;
  /** The workflow as it was when the job ran; null when it cannot be read. */
  ran: RanBy | null;
  /** Its last run, which tells how many people it may reach. */
  last: Job | null;
}

/** The workflow behind a job, asked for when the job is another or runs another version. Needs an injection context. */
export function injectJobBackground(job: Signal<Job | null>): Signal<JobBackground | null> {
  const workflows = inject(WorkflowApi);
  const jobs = inject(JobApi);

  const behind = computed(
    () => {
      const known = job();
      return known === null ? null : { id: known.workflowId, version: known.workflowVersion };
    },
    { equal: (a, b) => a?.id === b?.id && a?.version === b?.version },
  );
  const versionOf = (workflow: Workflow, version: number): Observable<RanBy | null> =>
    workflow.version === version
      ? of(workflow)
      : workflows.version(workflow.id, version).pipe(catchError(() => of(null)));

  return toSignal(
    toObservable(behind).pipe(
      switchMap((wanted) =>
        wanted === null
          ? of(null)
          : forkJoin({ workflow: workflows.find(wanted.id), last: jobs.lastOf(wanted.id) }).pipe(
              switchMap(({ workflow, last }) =>
                versionOf(workflow, wanted.version).pipe(map((ran) => ({ workflow, ran, last }))),
              ),
              catchError(() => of(null)),
            ),
      ),
    ),
    { initialValue: null },
  );
}
