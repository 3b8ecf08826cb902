import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type Page, type WorkflowSummary } from '@jeongsi/contract';
import { provideConsoleTesting } from '../testing/console-testing';
import { WorkflowApi } from './workflow-api';
import { NO_FILTER } from './workflow-query';

const some = (channel: string, count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, message: { channel } }) as WorkflowSummary);

describe('WorkflowApi.list', () => {
  let http: HttpTestingController;
  let api: WorkflowApi;
  let answer: Page<WorkflowSummary> | undefined;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideConsoleTesting()] });
    http = TestBed.inject(HttpTestingController);
    api = TestBed.inject(WorkflowApi);
    answer = undefined;
  });

  afterEach(() => http.verify());

  const next = () => http.expectOne(({ url }) => url === '/api/workflows');

  it('asks the server for what the server can filter', () => {
    api.list({ ...NO_FILTER, search: ' 정산 ', status: 'paused' }, { limit: 50 }).subscribe();
    const request = next();
    expect(request.request.params.toString()).toBe(`limit=50&search=${encodeURI('정산')}&status=paused`);
    request.flush({ items: [], nextCursor: null });
  });

  it('reads on until enough match what only the console can filter', () => {
    api.list({ ...NO_FILTER, channel: 'sms' }, { limit: 50 }).subscribe((page) => (answer = page));
    next().flush({ items: [...some('email', 180, 'a'), ...some('sms', 20, 'b')], nextCursor: '1' });
    expect(answer).toBeUndefined();
    const second = next();
    expect(second.request.params.get('cursor')).toBe('1');
    second.flush({ items: some('sms', 40, 'c'), nextCursor: '2' });
    expect(answer?.items).toHaveLength(60);
    expect(answer?.nextCursor).toBe('2');
  });

  it('ends with the last page', () => {
    api.list({ ...NO_FILTER, channel: 'sms' }, { limit: 50 }).subscribe((page) => (answer = page));
    next().flush({ items: some('email', 200, 'a'), nextCursor: '1' });
    next().flush({ items: [], nextCursor: null });
    expect(answer).toEqual({ items: [], nextCursor: null });
  });
});
