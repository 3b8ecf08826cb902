import { HttpErrorResponse } from '@angular/common/http';
import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Observable, of, throwError } from 'rxjs';
import { provideConsoleTesting } from '../testing/console-testing';
import { injectLook } from './look';

beforeEach(() => {
  jest.useFakeTimers();
  TestBed.configureTestingModule({ providers: provideConsoleTesting() });
});

afterEach(() => jest.useRealTimers());

function look(ask: (question: string) => Observable<string>) {
  const question = signal<string | null>(null);
  const made = runInInjectionContext(TestBed.inject(Injector), () => injectLook(question, ask, 300));
  const put = (asked: string | null): void => {
    question.set(asked);
    TestBed.tick();
  };
  TestBed.tick();
  return { made, put };
}

it('asks once the typing pauses, and keeps the last answer meanwhile', () => {
  const asked: string[] = [];
  const { made, put } = look((question) => {
    asked.push(question);
    return of(`answer to ${question}`);
  });
  put('a');
  jest.advanceTimersByTime(299);
  expect(asked).toEqual([]);
  put('ab');
  jest.advanceTimersByTime(300);
  expect(asked).toEqual(['ab']);
  expect(made.value()).toBe('answer to ab');
  put('abc');
  expect(made.waiting()).toBe(true);
  expect(made.value()).toBe('answer to ab');
  put(null);
  expect(made.value()).toBeNull();
  expect(made.waiting()).toBe(false);
});

it('drops what it asked for before', () => {
  let dropped = 0;
  const { put } = look(() => new Observable(() => () => (dropped += 1)));
  put('a');
  jest.advanceTimersByTime(300);
  put('b');
  expect(dropped).toBe(1);
});

it('tells what the server would not take apart from not being reached', () => {
  const errors = [{ path: 'schedule.at', code: 'PAST', message: 'Too late.' }];
  const answers = [
    of('fine'),
    throwError(() => new HttpErrorResponse({ status: 0 })),
    throwError(() => new HttpErrorResponse({ status: 422, error: { code: 'UNPROCESSABLE', errors } })),
  ];
  const { made, put } = look(() => answers.shift() ?? of('again'));
  put('a');
  jest.advanceTimersByTime(300);
  put('b');
  jest.advanceTimersByTime(300);
  expect([made.value(), made.failure()?.kind, made.errors()]).toEqual(['fine', 'unreachable', []]);
  put('c');
  jest.advanceTimersByTime(300);
  expect([made.value(), made.failure(), made.errors()]).toEqual([null, null, errors]);
  made.again();
  jest.advanceTimersByTime(0);
  expect([made.value(), made.errors()]).toEqual(['again', []]);
});
