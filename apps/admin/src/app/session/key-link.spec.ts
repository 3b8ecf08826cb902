import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideConsoleTesting } from '../testing/console-testing';
import { KeyLink } from './key-link';

describe('KeyLink', () => {
  let link: KeyLink;
  let http: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideConsoleTesting() });
    link = TestBed.inject(KeyLink);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    http.verify();
    history.replaceState(null, '', '/');
  });

  it('takes the key out of the address before it even asks the server', async () => {
    history.replaceState(null, '', '/?a=1#key=a%2Bb');
    const entries = history.length;
    const result = link.exchange();
    expect(location.href).toBe('http://localhost/?a=1');
    expect(history.length).toBe(entries);
    const request = http.expectOne('/api/session');
    expect(request.request.body).toEqual({ key: 'a+b' });
    request.flush({ name: 'admin', role: 'admin' });
    await expect(result).resolves.toBe('in');
    expect(link.refusal()).toBeNull();
  });

  it('remembers why a link did not open', async () => {
    history.replaceState(null, '', '/#key=old');
    const result = link.exchange();
    http.expectOne('/api/session').flush({}, { status: 401, statusText: 'Unauthorized' });
    await expect(result).resolves.toBe('refused');
    expect(link.refusal()).toEqual({ kind: 'wrongKey' });
  });

  it('leaves every other fragment alone', async () => {
    history.replaceState(null, '', '/#main');
    await expect(link.exchange()).resolves.toBe('noKey');
    expect(location.hash).toBe('#main');
  });
});
