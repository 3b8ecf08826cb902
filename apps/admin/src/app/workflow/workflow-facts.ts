import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type Job, type LocalizedText, type Schedule, type WorkflowSummary } from '@jeongsi/contract';
import { catchError, defer, EMPTY, mergeMap, type Observable, Subject, tap } from 'rxjs';
import { JobApi } from '../job/job-api';
import { ScheduleApi } from '../schedule/schedule-api';

const AT_A_TIME = 4;

/** What a row says besides the workflow itself, fetched a few at a time once the row is seen. */
@Injectable()
export class WorkflowFacts {
  private readonly schedules = inject(ScheduleApi);
  private readonly jobs = inject(JobApi);
  private readonly asked = new Set<string>();
  private readonly questions = new Subject<Observable<unknown>>();
  private readonly sentences = signal<ReadonlyMap<string, LocalizedText>>(new Map());
  private readonly lastJobs = signal<ReadonlyMap<string, Job | null>>(new Map());

  constructor() {
    this.questions
      .pipe(
        // A row without its sentence is still a row: nothing is said about what could not be fetched.
        mergeMap((question) => question.pipe(catchError(() => EMPTY)), AT_A_TIME),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  /** The schedule in words; undefined until it is known. */
  sentence({ schedule }: WorkflowSummary): LocalizedText | undefined {
    return this.sentences().get(scheduleKey(schedule));
  }

  /** The newest job that ended: null when there is none yet, undefined until that is known. */
  lastJob(workflow: WorkflowSummary): Job | null | undefined {
    return this.lastJobs().get(runKey(workflow));
  }

  see(workflow: WorkflowSummary): void {
    this.once(scheduleKey(workflow.schedule), (key) =>
      this.schedules
        .preview({ schedule: workflow.schedule, limit: 1 })
        .pipe(tap(({ sentence }) => this.sentences.update((known) => new Map(known).set(key, sentence)))),
    );
    this.once(runKey(workflow), (key) =>
      this.jobs.lastOf(workflow.id).pipe(tap((job) => this.lastJobs.update((known) => new Map(known).set(key, job)))),
    );
  }

  private once(key: string, ask: (key: string) => Observable<unknown>): void {
    if (this.asked.has(key)) return;
    this.asked.add(key);
    this.questions.next(defer(() => ask(key)));
  }
}

function scheduleKey(schedule: Schedule): string {
  return JSON.stringify(schedule);
}

/** With another planned job something has run meanwhile. */
function runKey({ id, nextJob }: WorkflowSummary): string {
  return `${id} ${nextJob?.id ?? ''}`;
}
