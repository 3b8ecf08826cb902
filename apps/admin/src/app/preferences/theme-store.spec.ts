import { TestBed } from '@angular/core/testing';
import { ThemeStore } from './theme-store';

describe('ThemeStore', () => {
  const { dataset } = document.documentElement;

  beforeEach(() => {
    localStorage.clear();
    delete dataset['theme'];
    delete dataset['contrast'];
  });

  it('follows the system until somebody chooses', () => {
    const store = TestBed.inject(ThemeStore);
    expect([store.theme(), store.contrast()]).toEqual(['system', 'system']);
    expect(dataset['theme']).toBeUndefined();
  });

  it('marks the page with the choice and remembers it', () => {
    const store = TestBed.inject(ThemeStore);
    store.chooseTheme('dark');
    store.chooseContrast('more');
    expect([dataset['theme'], dataset['contrast']]).toEqual(['dark', 'more']);
    TestBed.resetTestingModule();
    const next = TestBed.inject(ThemeStore);
    expect([next.theme(), next.contrast()]).toEqual(['dark', 'more']);
  });

  it('goes back to the system', () => {
    const store = TestBed.inject(ThemeStore);
    store.chooseTheme('light');
    store.chooseTheme('system');
    expect(dataset['theme']).toBeUndefined();
    expect(localStorage.getItem('jeongsi.theme')).toBe('system');
  });

  it('still switches when the browser forbids storage', () => {
    const blocked = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    TestBed.inject(ThemeStore).chooseTheme('dark');
    expect(dataset['theme']).toBe('dark');
    blocked.mockRestore();
  });
});
