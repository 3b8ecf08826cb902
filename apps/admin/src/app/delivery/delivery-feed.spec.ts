import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { type Delivery, type Page } from '@jeongsi/contract';
import { Subject } from 'rxjs';
import { type PageRequest } from '../list/paged-list';
import { injectDeliveryFeed } from './delivery-feed';

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: String(from + index), state: 'unknown' }) as Delivery);

describe('the deliveries that are looked at', () => {
  let asked: PageRequest[];
  let answers: Subject<Page<Delivery>>[];
  let source: ReturnType<typeof injectDeliveryFeed>;

  beforeEach(() => {
    asked = [];
    answers = [];
    source = TestBed.runInInjectionContext(() =>
      injectDeliveryFeed((page) => {
        asked.push(page);
        const answer = new Subject<Page<Delivery>>();
        answers.push(answer);
        return answer;
      }),
    );
    source.restart();
  });

  function answer(items: Delivery[], nextCursor: string | null): void {
    const last = answers.at(-1);
    last?.next({ items, nextCursor });
    last?.complete();
  }

  it('come two hundred at a time, and no further than somebody looks', () => {
    answer(rows(0, 200), 'a');
    expect(asked).toEqual([{ limit: 200 }]);
    source.want(150);
    expect(asked).toHaveLength(1);
    source.want(201);
    expect(asked[1]).toEqual({ limit: 200, cursor: 'a' });
  });

  it('follow one another until the row that is looked at is there', () => {
    source.want(500);
    answer(rows(0, 200), 'a');
    answer(rows(200, 200), 'b');
    answer(rows(400, 100), null);
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'a', 'b']);
    expect(source.feed()).toMatchObject({ complete: true, busy: false });
    expect(source.feed().items).toHaveLength(500);
  });

  it('grow behind the last one: what is there stays where it is', () => {
    source.want(300);
    answer(rows(0, 200), 'a');
    answer(rows(200, 100), null);
    source.grow();
    expect(asked.at(-1)).toEqual({ limit: 200, cursor: 'a' });
    answer(rows(200, 130), null);
    expect(source.feed().items.map(({ id }) => id)).toEqual(rows(0, 330).map(({ id }) => id));
  });

  it('stay when a page fails, and go on from there', () => {
    source.want(300);
    answer(rows(0, 200), 'a');
    answers.at(-1)?.error(new HttpErrorResponse({ status: 500 }));
    expect(source.feed()).toMatchObject({ failure: { kind: 'broken' }, busy: false });
    expect(source.feed().items).toHaveLength(200);
    source.want(301);
    expect(asked).toHaveLength(2);
    source.again();
    expect(asked[2]).toEqual({ limit: 200, cursor: 'a' });
  });

  it('start anew without the answer that was on its way', () => {
    const late = answers[0];
    source.restart();
    late?.next({ items: rows(0, 1), nextCursor: null });
    expect(source.feed().items).toEqual([]);
  });

  it('are read anew at their places, without being gone meanwhile, as far as somebody looked', () => {
    const done = jest.fn();
    source.want(300);
    answer(rows(0, 200), 'a');
    answer(rows(200, 200), 'b');
    source.refresh(done);
    answer(rows(0, 200), 'a');
    expect(source.feed().items).toHaveLength(400);
    expect(done).not.toHaveBeenCalled();
    answer([{ id: '200', state: 'delivered' } as Delivery, ...rows(201, 199)], 'b');
    expect(done).toHaveBeenCalledTimes(1);
    expect(source.feed().items.map(({ id }) => id)).toEqual(rows(0, 400).map(({ id }) => id));
    expect(source.feed().items[200]?.state).toBe('delivered');
    source.want(401);
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'a', undefined, 'a', 'b']);
  });

  it('stay as they were when they cannot be read anew', () => {
    const done = jest.fn();
    answer(rows(0, 2), null);
    source.refresh(done);
    answers.at(-1)?.error(new HttpErrorResponse({ status: 500 }));
    expect(source.feed()).toMatchObject({ items: rows(0, 2), busy: false, complete: true, failure: null });
    expect(done).not.toHaveBeenCalled();
  });

  it('show a settled row as it is now', () => {
    answer(rows(0, 2), null);
    source.replace({ id: '1', state: 'failed' } as Delivery);
    expect(source.feed().items.map(({ state }) => state)).toEqual(['unknown', 'failed']);
  });
});
