import { TestBed } from '@angular/core/testing';
import { DensityStore } from './density-store';

describe('DensityStore', () => {
  const { dataset } = document.documentElement;

  beforeEach(() => {
    localStorage.clear();
    delete dataset['density'];
  });

  afterEach(() => Reflect.deleteProperty(window, 'matchMedia'));

  function giveRoom(hasRoom: boolean): void {
    Object.defineProperty(window, 'matchMedia', {
      configurable: true,
      value: () => Object.assign(new EventTarget(), { matches: hasRoom }),
    });
  }

  it('stays roomy until somebody chooses', () => {
    giveRoom(true);
    const store = TestBed.inject(DensityStore);
    expect([store.current(), store.dense(), dataset['density']]).toEqual(['roomy', false, undefined]);
  });

  it('marks the page, remembers, and goes back', () => {
    giveRoom(true);
    TestBed.inject(DensityStore).choose('dense');
    expect(dataset['density']).toBe('dense');
    TestBed.resetTestingModule();
    const next = TestBed.inject(DensityStore);
    expect([next.current(), next.dense()]).toEqual(['dense', true]);
    next.choose('roomy');
    expect([next.dense(), dataset['density']]).toEqual([false, undefined]);
  });

  it('is chosen but not in force where the window has no room', () => {
    giveRoom(false);
    const store = TestBed.inject(DensityStore);
    store.choose('dense');
    expect([store.current(), store.dense()]).toEqual(['dense', false]);
  });
});
