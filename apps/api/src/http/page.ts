import { type Page } from '@jeongsi/contract';
import { type PageRequest, type StorePage } from '@jeongsi/engine';
import { Optional } from './validation/fields';
import { digits } from './validation/text-rules';
import { text } from './validation/rules';

/** What every list takes. Names and values of a query are text. */
export class PageQuery {
  @Optional(digits({ from: 1, to: 200 }), { description: 'How many at most.', default: 50, example: 50 })
  limit?: string;

  @Optional(text({ max: 2_000 }), { description: 'The `nextCursor` of the page before, with the same filters.' })
  cursor?: string;
}

export function pageRequest(query: PageQuery): PageRequest {
  const { limit = '50', cursor } = query;
  return { limit: Number(limit), ...(cursor !== undefined && { cursor }) };
}

export function presentPage<R, A>(page: StorePage<R>, present: (record: R) => A): Page<A> {
  return { items: page.items.map(present), nextCursor: page.nextCursor };
}
