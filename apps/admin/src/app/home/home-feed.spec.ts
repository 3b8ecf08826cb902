import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type Failure } from '../failure/failure';
import { FakeStatusStore, provideStatusStore } from '../scheduler/testing/fake-status-store';
import { schedulerStatus, SERVER_NOW } from '../scheduler/testing/scheduler-status';
import { provideConsoleTesting } from '../testing/console-testing';
import { HomeFeedStore } from './home-feed';

const NEWEST = { items: [{ id: 'm' }], nextCursor: null };
const UPCOMING = { items: [{ id: 'j' }], nextCursor: null };

describe('HomeFeedStore', () => {
  let status: FakeStatusStore;
  let store: HomeFeedStore;
  let http: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    status = new FakeStatusStore();
    TestBed.configureTestingModule({ providers: [provideConsoleTesting(), provideStatusStore(status), HomeFeedStore] });
    store = TestBed.inject(HomeFeedStore);
    http = TestBed.inject(HttpTestingController);
    TestBed.tick();
  });

  afterEach(() => http.verify());

  function statusAnswered(nth: number): void {
    const serverTime = new Date(SERVER_NOW + nth * 30_000).toISOString();
    status.feed.set({ status: schedulerStatus({ serverTime }), answeredAt: SERVER_NOW, misses: 0, asking: false });
    TestBed.tick();
  }

  const jobs = () => http.expectOne((request) => request.url === '/api/scheduler/jobs');
  const outbox = () => http.expectOne((request) => request.url === '/api/outbox');
  const workflows = () => http.expectOne((request) => request.url === '/api/workflows');

  it('waits for the first status', () => {
    expect(store.feed()).toEqual({ content: null, failure: null });
  });

  it('fetches the soonest pending jobs, whether there is a workflow, and the newest messages', () => {
    statusAnswered(0);
    const request = jobs();
    expect(request.request.params.toString()).toBe('status=pending&sort=scheduledTime&limit=7');
    request.flush(UPCOMING);
    workflows().flush({ items: [{ id: 'w' }], nextCursor: null });
    const messages = outbox();
    expect(messages.request.params.toString()).toBe('limit=3');
    messages.flush(NEWEST);
    expect(store.feed()).toEqual({
      content: { upcoming: UPCOMING, workflows: 'some', newest: NEWEST.items },
      failure: null,
    });
  });

  it('fetches again with every new answer of the scheduler, not with every change of the feed', () => {
    statusAnswered(0);
    jobs().flush(UPCOMING);
    workflows().flush({ items: [], nextCursor: null });
    outbox().flush(NEWEST);
    status.feed.update((feed) => ({ ...feed, asking: true }));
    TestBed.tick();
    http.expectNone('/api/scheduler/jobs');
    statusAnswered(1);
    jobs().flush(UPCOMING);
    workflows().flush({ items: [], nextCursor: null });
    outbox().flush(NEWEST);
  });

  it('keeps what it has when a later fetch fails', () => {
    statusAnswered(0);
    jobs().flush(UPCOMING);
    workflows().flush({ items: [], nextCursor: null });
    outbox().flush(NEWEST);
    statusAnswered(1);
    jobs().flush({}, { status: 500, statusText: 'broken' });
    workflows();
    outbox();
    expect(store.feed()).toEqual({
      content: { upcoming: UPCOMING, workflows: 'none', newest: NEWEST.items },
      failure: expect.objectContaining({ kind: 'broken' }) as Failure,
    });
  });

  it('can be told to try again', () => {
    statusAnswered(0);
    jobs().flush({}, { status: 500, statusText: 'broken' });
    workflows();
    outbox();
    expect(store.feed()).toEqual({
      content: null,
      failure: expect.objectContaining({ kind: 'broken' }) as Failure,
    });
    store.retry();
    jobs().flush(UPCOMING);
    workflows().flush({ items: [], nextCursor: null });
    outbox().flush(NEWEST);
    expect(store.feed().failure).toBeNull();
  });
});
