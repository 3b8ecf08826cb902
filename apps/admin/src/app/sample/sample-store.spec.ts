import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { LanguageStore } from '../i18n/language-store';
import { FakeStatusStore, provideStatusStore } from '../scheduler/testing/fake-status-store';
import { SERVER_NOW } from '../scheduler/testing/scheduler-status';
import { provideConsoleTesting } from '../testing/console-testing';
import { SampleStore } from './sample-store';

const AT = '2026-11-22T06:01:54.000Z';
const SAVED = { id: 'w', nextJob: { id: 'j', scheduledTime: AT } };
const MESSAGES = [{ id: 'm', to: 'jisu@example.com', body: '안녕하세요' }];

describe('SampleStore', () => {
  let store: SampleStore;
  let status: FakeStatusStore;
  let http: HttpTestingController;

  beforeEach(async () => {
    localStorage.clear();
    status = new FakeStatusStore();
    TestBed.configureTestingModule({ providers: [provideConsoleTesting(), provideStatusStore(status), SampleStore] });
    await TestBed.inject(LanguageStore).restore();
    store = TestBed.inject(SampleStore);
    http = TestBed.inject(HttpTestingController);
    jest.useFakeTimers();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const step = () => store.run().step;
  const answerJob = (state: string) =>
    http.expectOne('/api/scheduler/jobs/j').flush({ id: 'j', status: state, completedAt: AT });

  it('saves a workflow to the outbox for twenty seconds from now', () => {
    store.start();
    const { request } = http.expectOne({ method: 'POST', url: '/api/workflows' });
    expect(request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    expect(request.body).toMatchObject({
      message: { channel: 'outbox' },
      audience: { source: 'list', mapping: { address: 'email' } },
      schedule: { type: 'scheduled', at: new Date(SERVER_NOW + 20_000).toISOString() },
    });
    expect(step()).toBe('saving');
  });

  it('waits for the job, follows it, and shows what arrived', () => {
    store.start();
    http.expectOne('/api/workflows').flush(SAVED);
    expect(store.run()).toEqual({ step: 'waiting', at: Date.parse(AT) });
    jest.advanceTimersByTime(19_999);
    http.expectNone('/api/scheduler/jobs/j');
    jest.advanceTimersByTime(2);
    expect(step()).toBe('sending');
    answerJob('running');
    jest.advanceTimersByTime(1_000);
    answerJob('completed');
    http
      .expectOne((request) => request.url === '/api/outbox' && request.params.get('jobId') === 'j')
      .flush({ items: MESSAGES });
    expect(store.run()).toEqual({ step: 'arrived', at: Date.parse(AT), messages: MESSAGES });
  });

  it('refreshes the card when the job is saved and when it has run', () => {
    store.start();
    http.expectOne('/api/workflows').flush(SAVED);
    expect(status.refreshes).toBe(1);
    jest.advanceTimersByTime(20_001);
    answerJob('completed');
    expect(status.refreshes).toBe(2);
  });

  it('makes one workflow however often it is clicked', () => {
    store.start();
    store.start();
    http.expectOne('/api/workflows').flush(SAVED);
    store.start();
    http.expectNone('/api/workflows');
  });

  it('says so when it was not saved, and can be tried again', () => {
    store.start();
    http.expectOne('/api/workflows').flush({}, { status: 500, statusText: 'broken' });
    expect(store.run()).toEqual({ step: 'failed', why: 'notSaved' });
    store.start();
    http.expectOne('/api/workflows');
  });

  it('says so when the job did not complete', () => {
    store.start();
    http.expectOne('/api/workflows').flush(SAVED);
    jest.advanceTimersByTime(20_001);
    answerJob('failed');
    expect(store.run()).toEqual({ step: 'failed', why: 'unsent' });
  });

  it('looks again after a failed look', () => {
    store.start();
    http.expectOne('/api/workflows').flush(SAVED);
    jest.advanceTimersByTime(20_001);
    http.expectOne('/api/scheduler/jobs/j').error(new ProgressEvent('error'));
    jest.advanceTimersByTime(1_001);
    answerJob('completed');
    http.expectOne((request) => request.url === '/api/outbox').flush({ items: MESSAGES });
    expect(step()).toBe('arrived');
  });

  it('stops looking when home is left', () => {
    store.start();
    http.expectOne('/api/workflows').flush(SAVED);
    TestBed.resetTestingModule();
    jest.advanceTimersByTime(60_000);
    http.expectNone('/api/scheduler/jobs/j');
  });
});
