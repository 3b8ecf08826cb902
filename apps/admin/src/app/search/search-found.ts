import { computed, inject, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { LucideListChecks, LucideWorkflow } from '@lucide/angular';
import { catchError, concat, map, of, switchMap, timer } from 'rxjs';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { jobSituation } from '../state/job-situation';
import { JOB_LOOKS, WORKFLOW_LOOKS } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';
import { type Found, SearchApi } from './search-api';
import { type SearchItem } from './search-item';

/** How the server's part of the search stands. */
type Search = { state: 'idle' | 'asking' | 'failed' } | { state: 'found'; found: Found };

/** Long enough that a word is not asked for letter by letter. */
const PAUSE_MS = 250;

export interface FoundItems {
  state: Search['state'];
  workflows: readonly SearchItem[];
  jobs: readonly SearchItem[];
}

/** Workflows and jobs that the server knows for what is typed. Needs an injection context below the shell. */
export function injectFound(typed: Signal<string>): Signal<FoundItems> {
  const api = inject(SearchApi);
  const date = injectKoreanDate();
  const { serverNow } = inject(SchedulerStatusStore);
  const wanted = computed(() => typed().trim());

  const search = toSignal(
    toObservable(wanted).pipe(
      switchMap((words) => {
        // Lone consonants are a syllable on its way, and no part of a name.
        if (words === '' || /^[ㄱ-ㅎㅏ-ㅣ\s]+$/.test(words)) return of<Search>({ state: 'idle' });
        const answer = timer(PAUSE_MS).pipe(
          switchMap(() => api.find(words)),
          map((found): Search => ({ state: 'found', found })),
          catchError(() => of<Search>({ state: 'failed' })),
        );
        return concat(of<Search>({ state: 'asking' }), answer);
      }),
    ),
    { initialValue: { state: 'idle' } satisfies Search },
  );

  return computed(() => {
    const now = search();
    if (now.state !== 'found') return { state: now.state, workflows: [], jobs: [] };
    return {
      state: now.state,
      workflows: now.found.workflows.map(({ id, name, status }) => ({
        id: `workflow ${id}`,
        label: name,
        icon: LucideWorkflow,
        look: WORKFLOW_LOOKS[status],
        target: `/workflows/${id}`,
      })),
      jobs: now.found.jobs.map((job) => ({
        id: `job ${job.id}`,
        label: job.workflowName,
        note: date().near(Date.parse(job.executedAt ?? job.scheduledTime), serverNow()),
        icon: LucideListChecks,
        look: JOB_LOOKS[jobSituation(job)],
        target: `/jobs/${job.id}`,
      })),
    };
  });
}
