import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { FakeStatusStore, provideStatusStore } from '../../scheduler/testing/fake-status-store';
import { BuilderStore } from '../builder-store';
import { ScheduleLook } from './schedule-look';

const MINUTE_MS = 60_000;

afterEach(() => jest.useRealTimers());

it('asks anew each minute while the time is counted from a saving that is yet to come', () => {
  jest.useFakeTimers();
  const status = new FakeStatusStore();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideStatusStore(status),
      BuilderStore,
      ScheduleLook,
    ],
  });
  const store = TestBed.inject(BuilderStore);
  TestBed.inject(ScheduleLook);
  const requests = TestBed.inject(HttpTestingController);
  const asked = (): number => {
    TestBed.tick();
    jest.advanceTimersByTime(1_000);
    return requests.match('/api/schedules/preview').length;
  };
  const later = (): void => status.serverNow.update((now) => now + MINUTE_MS);

  store.openNew();
  store.step.set('schedule');
  store.patchSchedule({ type: 'delayed' });
  expect(asked()).toBe(1);
  later();
  expect(asked()).toBe(1);
  expect(asked()).toBe(0);

  store.patchSchedule({ type: 'scheduled', at: { date: '2026-12-01', time: '09:00' } });
  expect(asked()).toBe(1);
  later();
  expect(asked()).toBe(0);
});
