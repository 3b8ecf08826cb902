import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideConsoleTesting } from '../testing/console-testing';
import { SessionStore } from './session-store';

const JISU = { name: '지수', role: 'operator' } as const;

describe('SessionStore', () => {
  let store: SessionStore;
  let http: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideConsoleTesting() });
    store = TestBed.inject(SessionStore);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('exchanges the key for a session', async () => {
    const result = store.logIn('secret');
    const request = http.expectOne({ method: 'POST', url: '/api/session' });
    expect(request.request.body).toEqual({ key: 'secret' });
    request.flush(JISU);
    await expect(result).resolves.toEqual({ kind: 'in' });
    expect(store.current()).toEqual(JISU);
  });

  it.each([400, 401, 403, 422])('calls %d a wrong key', async (status) => {
    const result = store.logIn('secret');
    http.expectOne('/api/session').flush({}, { status, statusText: 'refused' });
    await expect(result).resolves.toEqual({ kind: 'wrongKey' });
    expect(store.current()).toBeNull();
  });

  it('passes on how long the server asks to wait', async () => {
    const result = store.logIn('secret');
    http
      .expectOne('/api/session')
      .flush({}, { status: 429, statusText: 'Too Many Requests', headers: { 'Retry-After': '17' } });
    await expect(result).resolves.toEqual({ kind: 'slowDown', seconds: 17 });
  });

  it.each([0, 500, 503])('does not blame the key when the answer is %d', async (status) => {
    const result = store.logIn('secret');
    const request = http.expectOne('/api/session');
    if (status === 0) request.error(new ProgressEvent('error'));
    else request.flush({}, { status, statusText: 'broken' });
    await expect(result).resolves.toEqual({ kind: 'unreachable' });
  });

  it('recalls who is logged in, and asks only once', async () => {
    const first = store.recall();
    http.expectOne({ method: 'GET', url: '/api/session' }).flush(JISU);
    await expect(first).resolves.toBe('known');
    await expect(store.recall()).resolves.toBe('known');
    expect(store.current()).toEqual(JISU);
  });

  it('tells nobody from no answer', async () => {
    const stranger = store.recall();
    http.expectOne('/api/session').flush({}, { status: 401, statusText: 'Unauthorized' });
    await expect(stranger).resolves.toBe('none');

    const silence = store.recall();
    http.expectOne('/api/session').flush({}, { status: 502, statusText: 'Bad Gateway' });
    await expect(silence).resolves.toBe('unreachable');
  });

  it('stays logged in when logging out did not reach the server', async () => {
    const logIn = store.logIn('secret');
    http.expectOne('/api/session').flush(JISU);
    await logIn;

    const logOut = store.logOut();
    http.expectOne({ method: 'DELETE', url: '/api/session' }).error(new ProgressEvent('error'));
    await expect(logOut).rejects.toBeDefined();
    expect(store.current()).toEqual(JISU);

    const again = store.logOut();
    http.expectOne({ method: 'DELETE', url: '/api/session' }).flush(null, { status: 204, statusText: 'No Content' });
    await again;
    expect(store.current()).toBeNull();
  });
});
