import { TestBed } from '@angular/core/testing';
import { type JobProgress } from '@jeongsi/contract';
import { BehaviorSubject, Subject } from 'rxjs';
import { PageVisibility } from '../scheduler/page-visibility';
import { EventStream, type StreamMessage } from './event-stream';
import { LiveJobs } from './live-jobs';
import { aJob, counts } from './testing/a-job';

const progress = (changes: Partial<JobProgress> = {}): StreamMessage => ({
  kind: 'progress',
  data: {
    id: aJob().id,
    workflowId: aJob().workflowId,
    workflowName: aJob().workflowName,
    status: 'running',
    deliveries: counts({ accepted: 1 }),
    ratePerSecond: 1,
    ...changes,
  },
});

describe('LiveJobs', () => {
  let messages: Subject<StreamMessage>;
  let visible: BehaviorSubject<boolean>;
  let live: LiveJobs;

  beforeEach(() => {
    jest.useFakeTimers();
    messages = new Subject();
    visible = new BehaviorSubject(true);
    TestBed.configureTestingModule({
      providers: [
        LiveJobs,
        { provide: EventStream, useValue: { messages$: messages } },
        { provide: PageVisibility, useValue: { visible$: visible } },
      ],
    });
    live = TestBed.inject(LiveJobs);
  });

  afterEach(() => jest.useRealTimers());

  it('shows the first news at once, and twenty a second at most twice a second', () => {
    let repaints = 0;
    let last: JobProgress | undefined;
    for (let step = 0; step < 40; step++) {
      messages.next(progress({ deliveries: counts({ accepted: step }) }));
      jest.advanceTimersByTime(50);
      const now = live.progress(aJob().id);
      if (now !== last) repaints += 1;
      last = now;
    }
    expect(repaints).toBeGreaterThanOrEqual(4);
    expect(repaints).toBeLessThanOrEqual(5);
    jest.advanceTimersByTime(500);
    expect(live.progress(aJob().id)?.deliveries.accepted).toBe(39);
  });

  it('gives a running job its newest numbers, and leaves an ended one alone', () => {
    messages.next(progress({ deliveries: counts({ accepted: 7 }) }));
    expect(live.newest(aJob({ status: 'running' })).deliveries.accepted).toBe(7);
    const ended = aJob({ status: 'completed' });
    expect(live.newest(ended)).toBe(ended);
  });

  it('tells a broken line from a live one', () => {
    expect(live.state()).toBe('connecting');
    messages.next({ kind: 'broken' });
    expect(live.state()).toBe('broken');
    jest.advanceTimersByTime(500);
    messages.next({ kind: 'open' });
    expect(live.state()).toBe('live');
  });

  it('counts the jobs that ended', () => {
    messages.next(progress());
    jest.advanceTimersByTime(500);
    expect(live.ended()).toBe(0);
    messages.next(progress({ status: 'completed' }));
    jest.advanceTimersByTime(500);
    expect(live.ended()).toBe(1);
  });

  it('hangs up while nobody looks', () => {
    visible.next(false);
    expect(messages.observed).toBe(false);
    visible.next(true);
    expect(messages.observed).toBe(true);
  });
});
