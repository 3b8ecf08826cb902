import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideConsoleTesting } from '../testing/console-testing';
import { WorkflowApi } from './workflow-api';
import { NO_FILTER } from './workflow-query';

describe('WorkflowApi.list', () => {
  let http: HttpTestingController;
  let api: WorkflowApi;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideConsoleTesting()] });
    http = TestBed.inject(HttpTestingController);
    api = TestBed.inject(WorkflowApi);
  });

  afterEach(() => http.verify());

  const next = () => http.expectOne(({ url }) => url === '/api/workflows');

  it('leaves all filtering to the server', () => {
    api
      .list({ ...NO_FILTER, search: ' 정산 ', status: 'paused', channel: 'sms', type: 'recurring' }, { limit: 50 })
      .subscribe();
    const request = next();
    expect(request.request.params.toString()).toBe(
      `limit=50&search=${encodeURI('정산')}&status=paused&channel=sms&type=recurring`,
    );
    request.flush({ items: [], nextCursor: null });
  });
});
