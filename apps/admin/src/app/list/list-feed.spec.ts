import { type Failure } from '../failure/failure';
import { emptyFeed, follow, type ListEvent, type ListFeed } from './list-feed';

const FAILURE: Failure = { kind: 'unreachable', code: null, id: null, detail: null };
const page = (items: string[], nextCursor: string | null = null) => ({ items, nextCursor });
const after = (...events: ListEvent<string>[]): ListFeed<string> => events.reduce(follow<string>, emptyFeed<string>());

describe('the feed of a list', () => {
  it('is loading before the first answer', () => {
    expect(emptyFeed()).toMatchObject({ items: [], busy: 'first', failure: null, answeredAt: null });
  });

  it('adds the next page behind the rows that are there', () => {
    const feed = after(
      { kind: 'answered', why: 'first', page: page(['a'], 'next'), at: 1 },
      { kind: 'asked', why: 'more' },
      { kind: 'answered', why: 'more', page: page(['b']), at: 2 },
    );
    expect(feed).toMatchObject({ items: ['a', 'b'], nextCursor: null, busy: null, answeredAt: 2 });
  });

  it('replaces the rows when it is read again', () => {
    const feed = after(
      { kind: 'answered', why: 'first', page: page(['a']), at: 1 },
      { kind: 'answered', why: 'again', page: page(['c']), at: 2 },
    );
    expect(feed.items).toEqual(['c']);
  });

  it('keeps the rows and the time of their answer when reading again fails', () => {
    const feed = after(
      { kind: 'answered', why: 'first', page: page(['a']), at: 1 },
      { kind: 'asked', why: 'again' },
      { kind: 'failed', why: 'again', failure: FAILURE },
    );
    expect(feed).toMatchObject({ items: ['a'], failure: FAILURE, answeredAt: 1, busy: null });
  });

  it('shows the old rows until another question is answered, and none when that fails', () => {
    const asked = after({ kind: 'answered', why: 'first', page: page(['a']), at: 1 }, { kind: 'asked', why: 'first' });
    expect(asked).toMatchObject({ items: ['a'], busy: 'first' });
    expect(follow(asked, { kind: 'failed', why: 'first', failure: FAILURE })).toMatchObject({
      items: [],
      failure: FAILURE,
    });
  });
});
