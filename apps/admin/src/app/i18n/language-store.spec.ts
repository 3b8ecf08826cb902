import { computed } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideConsoleTesting } from '../testing/console-testing';
import { LanguageStore } from './language-store';
import { READER_LANGUAGES } from './reader-languages';
import { injectText } from './text';

describe('LanguageStore', () => {
  const start = async () => {
    TestBed.configureTestingModule({ providers: provideConsoleTesting() });
    const store = TestBed.inject(LanguageStore);
    await store.restore();
    return store;
  };

  beforeEach(() => {
    localStorage.clear();
    document.documentElement.lang = '';
  });

  it('starts in Korean', async () => {
    const store = await start();
    expect(store.current()).toBe('ko');
    expect(document.documentElement.lang).toBe('ko');
  });

  it('offers English to a reader who wants that, without remembering it as a choice', async () => {
    TestBed.overrideProvider(READER_LANGUAGES, { useValue: ['en-GB', 'en'] });
    const store = await start();
    expect(store.current()).toBe('en');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('jeongsi.language')).toBeNull();
  });

  it('prefers what was chosen before', async () => {
    localStorage.setItem('jeongsi.language', 'ko');
    TestBed.overrideProvider(READER_LANGUAGES, { useValue: ['en-GB', 'en'] });
    expect((await start()).current()).toBe('ko');
  });

  it('switches every text that was read already, and the language of the page', async () => {
    const store = await start();
    const text = TestBed.runInInjectionContext(() => injectText());
    const title = computed(() => text('status.late', { n: 2 }));
    expect(title()).toBe('지연 2건');
    await store.choose('en');
    expect(title()).toBe('2 late');
    expect(document.documentElement.lang).toBe('en');
  });

  it('remembers the choice', async () => {
    await (await start()).choose('en');
    TestBed.resetTestingModule();
    expect((await start()).current()).toBe('en');
  });

  it('falls back to Korean when what it remembers is no language of ours', async () => {
    localStorage.setItem('jeongsi.language', 'fr');
    expect((await start()).current()).toBe('ko');
  });
});
