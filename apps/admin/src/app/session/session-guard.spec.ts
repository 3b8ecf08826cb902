import { HttpClient } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideConsoleTesting } from '../testing/console-testing';
import { PageLoad } from './page-load';
import { sessionGuard, strangerGuard } from './session-guard';

@Component({ selector: 'app-blank', template: '' })
class Blank {}

describe('the session guards', () => {
  let http: HttpTestingController;
  let router: Router;
  let harness: RouterTestingHarness;
  let loaded: string[];

  beforeEach(async () => {
    localStorage.clear();
    loaded = [];
    TestBed.configureTestingModule({
      providers: [
        provideConsoleTesting(),
        { provide: PageLoad, useValue: { open: (path: string) => loaded.push(path) } satisfies Pick<PageLoad, 'open'> },
        provideRouter([
          { path: 'login', component: Blank, canActivate: [strangerGuard] },
          { path: '**', component: Blank, canActivate: [sessionGuard] },
        ]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    router = TestBed.inject(Router);
    harness = await RouterTestingHarness.create();
  });

  async function visit(url: string, session: { status: number; body?: object }): Promise<void> {
    const arrived = harness.navigateByUrl(url);
    // The router starts its guards a few microtasks later.
    await new Promise((done) => setTimeout(done));
    http
      .expectOne('/api/session')
      .flush(session.body ?? {}, { status: session.status, statusText: session.status === 200 ? 'OK' : 'no' });
    await arrived;
  }

  const jisu = { status: 200, body: { name: '지수', role: 'viewer' } };

  it('lets those in who are logged in', async () => {
    await visit('/jobs', jisu);
    expect(router.url).toBe('/jobs');
  });

  it('sends strangers to the login page with the way back', async () => {
    await visit('/jobs?tab=done', { status: 401 });
    expect(router.parseUrl(router.url).queryParams).toEqual({ returnUrl: '/jobs?tab=done' });
    expect(router.url).toMatch(/^\/login\?/);
  });

  it('keeps the address short when the way back is home', async () => {
    await visit('/', { status: 401 });
    expect(router.url).toBe('/login');
  });

  it('does not ask for the key because the server is down', async () => {
    await visit('/jobs', { status: 503 });
    expect(router.url).toBe('/jobs');
  });

  it('spares the login page to those who are in', async () => {
    await visit('/', jisu);
    await harness.navigateByUrl('/login?returnUrl=/outbox');
    expect(router.url).toBe('/outbox');
  });

  it('leads them on to a page of the server by a real load', async () => {
    await visit('/', jisu);
    await harness.navigateByUrl('/login?returnUrl=%2Fapi%2Fdocs').catch(() => undefined);
    expect(loaded).toEqual(['/api/docs']);
  });

  it('sends to the login page when a session ends in the middle of the work', async () => {
    await visit('/jobs', jisu);
    TestBed.inject(HttpClient)
      .get('/api/scheduler')
      .subscribe({ error: () => undefined });
    http.expectOne('/api/scheduler').flush({}, { status: 401, statusText: 'Unauthorized' });
    await harness.fixture.whenStable();
    expect(router.url).toBe('/login?returnUrl=%2Fjobs');
  });
});
