import { computed, inject, Injectable, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type Job, type OutboxMessage, type Page } from '@jeongsi/contract';
import {
  catchError,
  combineLatest,
  distinctUntilChanged,
  exhaustMap,
  filter,
  map,
  merge,
  of,
  scan,
  Subject,
} from 'rxjs';
import { type Failure } from '../failure/failure';
import { injectFailure } from '../failure/inject-failure';
import { injectSkeletonShown } from '../list/skeleton-shown';
import { SchedulerApi } from '../scheduler/scheduler-api';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { OutboxApi } from '../workflow/outbox-api';
import { WorkflowApi } from '../workflow/workflow-api';

export const SHOWN_JOBS = 7;
export const SHOWN_MESSAGES = 3;

/** What home shows below the card. */
export interface HomeContent {
  upcoming: Page<Job>;
  /** Whether anybody has saved a workflow yet. */
  workflows: 'none' | 'some';
  /** What arrived in the outbox last. */
  newest: readonly OutboxMessage[];
}

/** The last content that came, and why the newest attempt to get it failed. */
export interface HomeFeed {
  content: HomeContent | null;
  failure: Failure | null;
}

/** Follows the status poll: whenever the scheduler answered, the lists below the card are fetched too. */
@Injectable()
export class HomeFeedStore {
  private readonly scheduler = inject(SchedulerApi);
  private readonly workflow = inject(WorkflowApi);
  private readonly outbox = inject(OutboxApi);
  private readonly status = inject(SchedulerStatusStore);
  private readonly failureOf = injectFailure();
  private readonly retries = new Subject<void>();

  readonly feed: Signal<HomeFeed> = toSignal(
    merge(
      toObservable(this.status.feed).pipe(
        map((feed) => feed.status?.serverTime),
        filter((serverTime) => serverTime !== undefined),
        distinctUntilChanged(),
      ),
      this.retries,
    ).pipe(
      exhaustMap(() =>
        combineLatest([
          this.scheduler.upcoming(SHOWN_JOBS),
          this.workflow.any(),
          this.outbox.newest(SHOWN_MESSAGES),
        ]).pipe(
          map(([upcoming, workflows, newest]): HomeFeed => ({
            content: { upcoming, workflows, newest },
            failure: null,
          })),
          catchError((error: unknown) => of<HomeFeed>({ content: null, failure: this.failureOf(error) })),
        ),
      ),
      scan((last, next): HomeFeed => ({ content: next.content ?? last.content, failure: next.failure })),
    ),
    { initialValue: { content: null, failure: null } },
  );

  readonly skeleton = injectSkeletonShown(computed(() => this.feed().content === null && this.feed().failure === null));

  retry(): void {
    this.retries.next();
  }
}
