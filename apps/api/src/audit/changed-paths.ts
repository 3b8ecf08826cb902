import { type AuditChange } from '@jeongsi/contract';
import { canonicalJson } from '@jeongsi/engine';

/** Stands for what must not be written down; that it changed may be. */
export const HIDDEN = '…';

/** More would be the thing itself, not what changed. */
export const MOST_CHANGES = 50;

const LONGEST_TEXT = 500;

/**
 * What differs between two values, leaf by leaf, by its dotted path. What lies under one of `hidden` counts as one leaf
 * whose value is not told.
 */
export function changedPaths(before: unknown, after: unknown, hidden: ReadonlySet<string> = new Set()): AuditChange[] {
  return [...differences(before, after, hidden, '')];
}

function* differences(
  before: unknown,
  after: unknown,
  hidden: ReadonlySet<string>,
  path: string,
): Generator<AuditChange> {
  if (hidden.has(path)) {
    if (canonicalJson(before ?? null) !== canonicalJson(after ?? null)) {
      yield change(path, before === undefined ? before : HIDDEN, after === undefined ? after : HIDDEN);
    }
  } else if (isTree(before) && isTree(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* differences(own(before, name), own(after, name), hidden, path === '' ? name : `${path}.${name}`);
    }
  } else if (isTree(before)) {
    yield* differences(before, {}, hidden, path);
    if (after !== undefined) yield change(path, undefined, after);
  } else if (isTree(after)) {
    if (before !== undefined) yield change(path, before, undefined);
    yield* differences({}, after, hidden, path);
  } else if (before !== after) yield change(path, before, after);
}

function change(path: string, before: unknown, after: unknown): AuditChange {
  return {
    path,
    ...(before !== undefined && { before: short(before) }),
    ...(after !== undefined && { after: short(after) }),
  };
}

function short(value: unknown): unknown {
  return typeof value === 'string' && value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function own(tree: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(tree, name) ? tree[name] : undefined;
}
