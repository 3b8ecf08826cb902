import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type Page } from '@jeongsi/contract';
import { Subject } from 'rxjs';
import { injectPagedList, type PagedList, type PageRequest } from './paged-list';

interface Request {
  query: string;
  page: PageRequest;
  answer: Subject<Page<string>>;
}

describe('a list in pages', () => {
  const query = signal('a');
  let requests: Request[];
  let list: PagedList<string>;

  beforeEach(() => {
    query.set('a');
    requests = [];
    list = TestBed.runInInjectionContext(() =>
      injectPagedList({
        query,
        fetch: (asked: string, page) => {
          const answer = new Subject<Page<string>>();
          requests.push({ query: asked, page, answer });
          return answer;
        },
      }),
    );
    TestBed.tick();
  });

  function answer(request: Request | undefined, items: string[], nextCursor: string | null = null): void {
    request?.answer.next({ items, nextCursor });
    request?.answer.complete();
  }

  it('asks for fifty, and for the next fifty by the cursor', () => {
    answer(requests[0], ['1'], 'cursor');
    list.more();
    expect(requests.map(({ page }) => page)).toEqual([{ limit: 50 }, { limit: 50, cursor: 'cursor' }]);
    answer(requests[1], ['2']);
    expect(list.feed().items).toEqual(['1', '2']);
  });

  it('sends one request however often "more" is pressed', () => {
    answer(requests[0], ['1'], 'cursor');
    list.more();
    list.more();
    list.more();
    expect(requests).toHaveLength(2);
  });

  it('drops the answer to a question that nobody asks any more', () => {
    query.set('b');
    TestBed.tick();
    answer(requests[0], ['old']);
    expect(list.feed().items).toEqual([]);
    answer(requests[1], ['new']);
    expect(list.feed().items).toEqual(['new']);
  });

  it('reads again as much as is on screen', () => {
    answer(
      requests[0],
      Array.from({ length: 60 }, (_, index) => String(index)),
    );
    list.again();
    expect(requests[1]?.page).toEqual({ limit: 100 });
  });

  it('keeps its rows when a page fails, and takes a new try for a first one where there are none', () => {
    requests[0]?.answer.error(new HttpErrorResponse({ status: 500 }));
    expect(list.feed()).toMatchObject({ items: [], failure: { kind: 'broken' } });
    list.again();
    expect(list.feed().busy).toBe('first');
    answer(requests[1], ['1']);
    list.again();
    requests[2]?.answer.error(new HttpErrorResponse({ status: 500 }));
    expect(list.feed()).toMatchObject({ items: ['1'], failure: { kind: 'broken' } });
  });
});
