import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type JobDetail, type JobProgress } from '@jeongsi/contract';
import { BehaviorSubject } from 'rxjs';
import { PageVisibility } from '../scheduler/page-visibility';
import { FakeStatusStore, provideStatusStore } from '../scheduler/testing/fake-status-store';
import { schedulerStatus, SERVER_NOW } from '../scheduler/testing/scheduler-status';
import { FixedClock, provideConsoleTesting } from '../testing/console-testing';
import { JobPageStore } from './job-page-store';
import { LiveJobs } from './live-jobs';
import { aJob, aJobDetail } from './testing/a-job';

const ID = aJob().id;

describe('JobPageStore', () => {
  const progress = signal<JobProgress | undefined>(undefined);
  const line = signal<'live' | 'broken'>('broken');
  let visible: BehaviorSubject<boolean>;
  let status: FakeStatusStore;
  let http: HttpTestingController;
  let store: JobPageStore;

  beforeEach(() => {
    jest.useFakeTimers();
    progress.set(undefined);
    line.set('broken');
    visible = new BehaviorSubject(true);
    status = new FakeStatusStore();
    const live = { progress: () => progress(), state: line, newest: (job: JobDetail) => job };
    TestBed.configureTestingModule({
      providers: [
        provideConsoleTesting(new FixedClock(SERVER_NOW)),
        provideStatusStore(status),
        { provide: PageVisibility, useValue: { visible$: visible } },
        { provide: LiveJobs, useValue: live },
        JobPageStore,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(JobPageStore);
    store.open(ID);
    TestBed.tick();
  });

  afterEach(() => {
    http.verify();
    jest.useRealTimers();
  });

  function answer(changes: Partial<JobDetail>): void {
    http.expectOne(`/api/scheduler/jobs/${ID}`).flush(aJobDetail(changes));
    TestBed.tick();
  }

  const pass = (ms: number) => {
    jest.advanceTimersByTime(ms);
    TestBed.tick();
  };

  it('asks for a running job every two seconds while nothing else brings its news', () => {
    answer({ status: 'running' });
    pass(1_999);
    http.expectNone(`/api/scheduler/jobs/${ID}`);
    pass(1);
    answer({ status: 'running' });
    pass(2_000);
    answer({ status: 'completed' });
    pass(60_000);
  });

  it('asks less often while the stream is live', () => {
    line.set('live');
    answer({ status: 'running' });
    pass(9_999);
    http.expectNone(`/api/scheduler/jobs/${ID}`);
    pass(1);
    answer({ status: 'running' });
  });

  it('asks nothing while nobody looks', () => {
    answer({ status: 'running' });
    visible.next(false);
    pass(60_000);
  });

  it('watches a job that is due within a minute, and no other pending one', () => {
    answer({ scheduledTime: new Date(SERVER_NOW + 30_000).toISOString() });
    pass(2_000);
    answer({ scheduledTime: new Date(SERVER_NOW + 3_600_000).toISOString() });
    pass(60_000);
  });

  it('fetches the story once the stream says that the job ended', () => {
    line.set('live');
    answer({ status: 'running' });
    progress.set({ id: ID, status: 'completed' } as JobProgress);
    TestBed.tick();
    answer({ status: 'completed' });
    expect(store.job()?.status).toBe('completed');
  });

  it('follows the scheduler, and keeps what it has when a request fails', () => {
    answer({ status: 'completed' });
    status.feed.set({ status: schedulerStatus(), answeredAt: SERVER_NOW, misses: 0, asking: false });
    TestBed.tick();
    http.expectOne(`/api/scheduler/jobs/${ID}`).flush({}, { status: 500, statusText: 'broken' });
    expect(store.failure()?.kind).toBe('broken');
    expect(store.job()?.status).toBe('completed');
    store.again();
    answer({ status: 'completed' });
    expect(store.failure()).toBeNull();
  });

  it('forgets one job when another is opened', () => {
    answer({ status: 'completed' });
    store.open('other');
    TestBed.tick();
    expect(store.job()).toBeNull();
    http.expectOne('/api/scheduler/jobs/other').flush(aJobDetail({ id: 'other', status: 'completed' }));
    expect(store.job()?.id).toBe('other');
  });
});
