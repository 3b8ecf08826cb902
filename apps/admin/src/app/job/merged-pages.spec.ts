import { type Page } from '@jeongsi/contract';
import { firstValueFrom, of, throwError } from 'rxjs';
import { type PageRequest } from '../list/paged-list';
import { MergedPages } from './merged-pages';

const descending = (a: number, b: number) => b - a;

/** A sorted list whose cursors are offsets. */
function source(numbers: readonly number[], asked: PageRequest[] = []) {
  return (page: PageRequest) => {
    asked.push(page);
    const from = Number(page.cursor ?? 0);
    const to = from + page.limit;
    return of<Page<number>>({ items: numbers.slice(from, to), nextCursor: to < numbers.length ? String(to) : null });
  };
}

async function readAll(pages: MergedPages<number>, limit: number): Promise<number[][]> {
  const all: number[][] = [];
  for (;;) {
    const { items, nextCursor } = await firstValueFrom(pages.next(limit));
    all.push([...items]);
    if (nextCursor === null) return all;
  }
}

describe('several lists as one', () => {
  it('come in order, each item once, page by page', async () => {
    const pages = new MergedPages([source([9, 5, 1]), source([8, 7, 6, 4]), source([]), source([3, 2])], descending);
    expect(await readAll(pages, 3)).toEqual([
      [9, 8, 7],
      [6, 5, 4],
      [3, 2, 1],
    ]);
  });

  it('never ask a source again that gave its last page', async () => {
    const asked: PageRequest[] = [];
    await readAll(new MergedPages([source([1], asked), source([9, 8, 7, 6, 5, 4])], descending), 2);
    expect(asked).toEqual([{ limit: 2 }]);
  });

  it('lose nothing when one page fails', async () => {
    let broken = false;
    const good = source([9, 8, 7, 6]);
    const pages = new MergedPages(
      [(page: PageRequest) => (broken ? throwError(() => new Error('down')) : good(page)), source([5, 4])],
      descending,
    );
    expect((await firstValueFrom(pages.next(2))).items).toEqual([9, 8]);
    broken = true;
    await expect(firstValueFrom(pages.next(2))).rejects.toThrow('down');
    broken = false;
    expect(await readAll(pages, 2)).toEqual([
      [7, 6],
      [5, 4],
    ]);
  });
});
