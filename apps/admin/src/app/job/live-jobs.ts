import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type Job, type JobProgress } from '@jeongsi/contract';
import { buffer, connect, EMPTY, type Observable, switchMap, throttleTime } from 'rxjs';
import { PageVisibility } from '../scheduler/page-visibility';
import { EventStream, type StreamMessage } from './event-stream';

/** The numbers are painted at most this often, however many events come. */
const REPAINT_MS = 500;

/** The progress of running jobs, as it happens, while somebody looks. Provided by the page that shows it. */
@Injectable()
export class LiveJobs {
  private readonly known = signal<ReadonlyMap<string, JobProgress>>(new Map());
  private readonly line = signal<'connecting' | 'live' | 'broken'>('connecting');

  /** `broken`: whoever needs news has to ask for them. */
  readonly state = this.line.asReadonly();

  /** How many jobs came to their end or to rest since the page was opened. */
  readonly ended = computed(() => [...this.known().values()].filter(({ status }) => status !== 'running').length);

  constructor() {
    const stream = inject(EventStream);
    inject(PageVisibility)
      .visible$.pipe(
        switchMap((visible) => (visible ? gathered(stream.messages$) : EMPTY)),
        takeUntilDestroyed(),
      )
      .subscribe((messages) => this.take(messages));
  }

  progress(jobId: string): JobProgress | undefined {
    return this.known().get(jobId);
  }

  /** The job with the newest numbers. An answer of the server that knows its end is newer than any progress. */
  newest<J extends Job>(job: J): J {
    const progress = this.progress(job.id);
    if (progress === undefined || job.status !== 'running') return job;
    return { ...job, status: progress.status, deliveries: progress.deliveries };
  }

  private take(messages: readonly StreamMessage[]): void {
    const last = messages.at(-1);
    if (last !== undefined) this.line.set(last.kind === 'broken' ? 'broken' : 'live');
    const news = messages.flatMap((message) => (message.kind === 'progress' ? [message.data] : []));
    if (news.length === 0) return;
    this.known.update((known) => new Map([...known, ...news.map((each) => [each.id, each] as const)]));
  }
}

/** The first message at once, what follows together, twice a second. */
function gathered(messages$: Observable<StreamMessage>): Observable<StreamMessage[]> {
  return messages$.pipe(
    connect((shared) =>
      shared.pipe(buffer(shared.pipe(throttleTime(REPAINT_MS, undefined, { leading: true, trailing: true })))),
    ),
  );
}
