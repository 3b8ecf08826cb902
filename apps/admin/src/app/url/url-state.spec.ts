import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { filter, firstValueFrom } from 'rxjs';
import { choiceOf, optionOf, wordsField } from './url-field';
import { injectUrlState } from './url-state';

@Component({ template: '' })
class Screen {
  readonly url = injectUrlState({
    tab: choiceOf(['upcoming', 'done'], 'upcoming'),
    status: optionOf(['failed', 'completed']),
    search: wordsField,
  });
}

describe('the state in the address', () => {
  async function open(address: string): Promise<Screen> {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: 'jobs', component: Screen }])] });
    const harness = await RouterTestingHarness.create();
    return harness.navigateByUrl(address, Screen);
  }

  it('is read from the address, nonsense as the default', async () => {
    const screen = await open('/jobs?tab=done&status=nonsense&search=%ED%99%8D');
    expect(screen.url.value()).toEqual({ tab: 'done', status: null, search: '홍' });
  });

  it('writes only what is not the default, and leaves other parts of the address alone', async () => {
    const screen = await open('/jobs?tab=done&other=1');
    screen.url.set({ tab: 'upcoming', status: 'failed' });
    await firstValueFrom(TestBed.inject(Router).events.pipe(filter((event) => event instanceof NavigationEnd)));
    expect(TestBed.inject(Router).url).toBe('/jobs?other=1&status=failed');
    expect(screen.url.value()).toEqual({ tab: 'upcoming', status: 'failed', search: '' });
  });

  it('gives the query of a link', async () => {
    const screen = await open('/jobs');
    expect(screen.url.params({ tab: 'done', search: '' })).toEqual({ tab: 'done', search: null });
  });
});
