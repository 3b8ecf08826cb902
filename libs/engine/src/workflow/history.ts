import { InvalidCursor, type PageRequest, type StorePage } from '../store/page';
import { type WorkflowRecord, type WorkflowVersion } from './workflow';
import { type WorkflowStore } from './workflow-store';

/** A version, and the one that it took the place of. */
export interface SavedChange {
  before?: WorkflowVersion;
  after: WorkflowVersion;
}

/**
 * A page of a workflow's versions, newest first. They are read one by one, for each may hold ten thousand rows.
 * @throws InvalidCursor
 */
export async function historyPage(
  { id, version: newest }: WorkflowRecord,
  { limit, cursor }: PageRequest,
  workflows: WorkflowStore,
): Promise<StorePage<SavedChange>> {
  const items: SavedChange[] = [];
  let number = cursor === undefined ? newest : Math.min(numberIn(cursor), newest);
  let after = await workflows.findVersion(id, number);
  while (after && items.length < limit) {
    number -= 1;
    const before = number === 0 ? undefined : await workflows.findVersion(id, number);
    items.push({ after, ...(before && { before }) });
    after = before;
  }
  return { items, nextCursor: after ? String(number) : null };
}

/** A cursor is the number of the version that comes next. */
function numberIn(cursor: string): number {
  if (/^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor);
  throw new InvalidCursor('The cursor is not one of ours');
}
