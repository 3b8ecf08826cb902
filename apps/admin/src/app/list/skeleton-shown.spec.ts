import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FixedClock, provideConsoleTesting } from '../testing/console-testing';
import { injectSkeletonShown } from './skeleton-shown';

const clock = new FixedClock(0);

beforeEach(() => {
  jest.useFakeTimers();
  clock.moveTo(0);
  TestBed.configureTestingModule({ providers: provideConsoleTesting(clock) });
});

afterEach(() => jest.useRealTimers());

function waiting() {
  const waits = signal(true);
  const shown = runInInjectionContext(TestBed.inject(Injector), () => injectSkeletonShown(waits));
  TestBed.tick();
  return {
    shown,
    after: (ms: number) => {
      for (let passed = 0; passed < ms; passed += 1) {
        clock.moveTo(clock.now() + 1);
        jest.advanceTimersByTime(1);
      }
    },
    set: (value: boolean) => {
      waits.set(value);
      TestBed.tick();
    },
  };
}

it('never shows for an answer within 150 ms', () => {
  const { shown, after, set } = waiting();
  after(149);
  expect(shown()).toBe(false);
  set(false);
  after(1_000);
  expect(shown()).toBe(false);
});

it('shows after 150 ms, and then for at least 300', () => {
  const { shown, after, set } = waiting();
  after(150);
  expect(shown()).toBe(true);
  after(10);
  set(false);
  after(289);
  expect(shown()).toBe(true);
  after(1);
  expect(shown()).toBe(false);
});

it('goes at once when it stood long enough', () => {
  const { shown, after, set } = waiting();
  after(2_000);
  set(false);
  after(0);
  expect(shown()).toBe(false);
});

it('shows again only after another 150 ms', () => {
  const { shown, after, set } = waiting();
  after(2_000);
  set(false);
  after(0);
  set(true);
  expect(shown()).toBe(false);
  after(150);
  expect(shown()).toBe(true);
});
