import { type Issue } from '@jeongsi/engine';

/** No body of ours nests deeper than 8; recursion further down the line is then harmless. */
const DEEPEST = 32;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor']);

/**
 * What no body may hold, whatever it is for: nesting without end, keys that reach for prototypes, text that cannot be
 * stored. Answers the first finding. Neither recurses nor copies, so that no body can exhaust the stack or the memory.
 */
export function inspectBody(body: unknown): Issue | undefined {
  const path: Frame[] = [];
  let finding = enter(path, body);
  for (let frame = path.at(-1); frame !== undefined && finding === undefined; frame = path.at(-1)) {
    frame.at += 1;
    if (frame.at === frame.size) path.pop();
    else finding = nameProblem(frame) ?? enter(path, valueOf(frame));
  }
  return finding && { path: dotted(path), ...finding };
}

/** An object or a list under inspection, and how far it got. */
interface Frame {
  node: object;
  /** Undefined for lists. */
  names: string[] | undefined;
  size: number;
  at: number;
}

type Finding = Omit<Issue, 'path'>;

const UNSTORABLE: Finding = {
  code: 'INVALID_TEXT',
  message: 'Text must not have NUL characters or half surrogate pairs.',
};

function enter(path: Frame[], value: unknown): Finding | undefined {
  if (typeof value === 'string') return storable(value) ? undefined : UNSTORABLE;
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length === DEEPEST) return { code: 'TOO_DEEP', message: `A body nests at most ${DEEPEST} levels.` };
  const names = Array.isArray(value) ? undefined : Object.keys(value);
  path.push({ node: value, names, size: Array.isArray(value) ? value.length : (names?.length ?? 0), at: -1 });
  return undefined;
}

function nameProblem(frame: Frame): Finding | undefined {
  if (frame.names === undefined) return undefined;
  const name = keyOf(frame);
  if (FORBIDDEN_KEYS.has(name)) return { code: 'FORBIDDEN_KEY', message: `"${name}" cannot be the name of a field.` };
  return storable(name) ? undefined : UNSTORABLE;
}

/** Lists are read by number: a name for each of millions of items would be the slowest part. */
function valueOf({ node, names, at }: Frame): unknown {
  return names ? Reflect.get(node, names[at] ?? '') : (node as unknown[])[at];
}

function keyOf(frame: Frame): string {
  return frame.names?.[frame.at] ?? String(frame.at);
}

function storable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Longer names are cut: the path is there to find the place, not to send the body back. */
const LONGEST_NAME = 100;

function dotted(path: readonly Frame[]): string {
  return path
    .filter((frame) => frame.at >= 0)
    .map((frame) => keyOf(frame).replaceAll('\0', '').toWellFormed().slice(0, LONGEST_NAME))
    .join('.');
}
