import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type Workflow } from '@jeongsi/contract';
import { FixedClock } from '../testing/console-testing';
import { Clock } from '../time/clock';
import { BuilderStore } from './builder-store';
import { LocalDrafts } from './local-drafts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const DAY_MS = 86_400_000;

const WORKFLOW: Workflow = {
  id: 'w',
  version: 7,
  status: 'active',
  name: '정산',
  audience: { source: 'list', mapping: { address: 'to' }, rows: [{ to: 'a@example.com' }] },
  message: { channel: 'outbox', body: '안녕하세요' },
  schedule: { type: 'immediate' },
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
};

const clock = new FixedClock(NOW);

/** As after a visit to the page: nothing but what the device keeps is left of the one before. */
function visit(): BuilderStore {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), { provide: Clock, useValue: clock }, BuilderStore],
  });
  return TestBed.inject(BuilderStore);
}

beforeEach(() => {
  localStorage.clear();
  clock.moveTo(NOW);
});

describe('the draft', () => {
  it('has nothing unsaved before anybody writes', () => {
    const store = visit();
    store.openNew();
    expect(store.unsaved()).toBe(false);
    store.open(WORKFLOW);
    expect(store.unsaved()).toBe(false);
  });

  it('is taken up again on this device, until it is too old', () => {
    const store = visit();
    store.openNew();
    store.patch({ name: '다음에' });
    store.keep();
    const again = visit();
    again.openNew();
    expect(again.draft().name).toBe('다음에');
    expect(again.kept()).toEqual({ where: 'device', at: NOW });
    clock.moveTo(NOW + 15 * DAY_MS);
    const late = visit();
    late.openNew();
    expect(late.draft().name).toBe('');
  });

  it('knows whether the workflow was changed since it was begun', () => {
    const store = visit();
    expect(store.open(WORKFLOW)).toBe('fresh');
    store.patch({ name: '내 이름' });
    store.keep();
    expect(visit().open(WORKFLOW)).toBe('resumed');
    expect(visit().open({ ...WORKFLOW, version: 8 })).toBe('overtaken');
  });

  it('leaves nothing behind once it is saved, thrown away, or back where it was', () => {
    const drafts = () => TestBed.inject(LocalDrafts).read('w');
    const store = visit();
    store.open(WORKFLOW);
    store.patch({ name: '내 이름' });
    store.keep();
    expect(drafts()).not.toBeNull();
    store.patch({ name: '정산' });
    store.keep();
    expect(drafts()).toBeNull();
    store.patch({ name: '내 이름' });
    store.keep();
    store.saved({ ...WORKFLOW, name: '내 이름', version: 8 });
    expect(drafts()).toBeNull();
    expect(store.unsaved()).toBe(false);
    store.patch({ name: '또' });
    store.keep();
    store.discard();
    expect(drafts()).toBeNull();
    expect(store.draft().name).toBe('내 이름');
  });

  it('says so when the device keeps nothing', () => {
    const store = visit();
    store.openNew();
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    store.patch({ name: 'x' });
    store.keep();
    expect(store.kept()).toEqual({ where: 'lost' });
    full.mockRestore();
  });
});

describe('the problems', () => {
  it('are shown once somebody was there', () => {
    const store = visit();
    store.openNew();
    const shown = () => store.shown().map(({ field }) => field);
    expect(store.problems().length).toBeGreaterThan(0);
    expect(shown()).toEqual([]);
    store.touch('message.body');
    expect(shown()).toEqual(['message.body']);
    store.leave('basics');
    expect(shown()).toEqual(['name', 'message.body']);
  });

  it('that the server found stand until that part is another', () => {
    const store = visit();
    store.open(WORKFLOW);
    store.refused([
      { path: 'schedule.at', code: 'PAST', message: 'Too late.' },
      { path: 'message.body', code: 'ODD', message: 'Odd.' },
    ]);
    expect(store.shown().map(({ field, code }) => `${field} ${code}`)).toEqual([
      'message.body server',
      'schedule.at past',
    ]);
    store.patchMessage({ body: '다르게' });
    expect(store.shown().map(({ field }) => field)).toEqual(['schedule.at']);
    store.patch({ name: '이름만' });
    expect(store.shown().map(({ field }) => field)).toEqual(['schedule.at']);
  });
});
