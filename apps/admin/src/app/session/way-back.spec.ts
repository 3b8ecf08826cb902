import { TestBed } from '@angular/core/testing';
import { Component } from '@angular/core';
import { provideRouter, Router } from '@angular/router';
import { PageLoad } from './page-load';
import { WayBack } from './way-back';

@Component({ selector: 'app-blank', template: '' })
class Blank {}

describe('WayBack', () => {
  let loaded: string[];
  let router: Router;
  let wayBack: WayBack;

  beforeEach(() => {
    loaded = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Blank }]),
        { provide: PageLoad, useValue: { open: (path: string) => loaded.push(path) } satisfies Pick<PageLoad, 'open'> },
      ],
    });
    router = TestBed.inject(Router);
    wayBack = TestBed.inject(WayBack);
  });

  it('stays inside for the screens of the console', async () => {
    await wayBack.take('/jobs?tab=done');
    expect(router.url).toBe('/jobs?tab=done');
    expect(loaded).toEqual([]);
  });

  it('loads the pages of the server for real', async () => {
    await router.navigateByUrl('/login');
    await wayBack.take('/api/docs');
    expect(loaded).toEqual(['/api/docs']);
    expect(router.url).toBe('/login');
  });

  it.each(['//evil.example/api/', 'https://evil.example/api/docs', '/\\evil.example/api/', '/\t/evil.example/api/'])(
    'never leaves for %j',
    async (asked) => {
      await wayBack.take(asked);
      expect(loaded).toEqual([]);
      expect(router.url).toBe('/');
    },
  );
});
