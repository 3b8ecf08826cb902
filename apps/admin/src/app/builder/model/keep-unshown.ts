/** Fields whose value decides which others belong beside them. */
const KINDS = ['type', 'source', 'channel', 'frequency'] as const;

/**
 * Carries over what the builder has no field for. `shown` is what its fields make of `original` when nobody touches
 * them, `made` what they make now: wherever the two agree, the original stands, to the letter.
 */
export function keepUnshown(original: unknown, shown: unknown, made: unknown): unknown {
  if (same(shown, made)) return original;
  if (!isRecord(original) || !isRecord(shown) || !isRecord(made)) return made;
  if (KINDS.some((kind) => !same(original[kind], made[kind]))) return made;
  const names = new Set([...Object.keys(original), ...Object.keys(made)]);
  return Object.fromEntries(
    [...names]
      .map((name) => [name, keepUnshown(original[name], shown[name], made[name])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, at) => same(each, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && same(a[name], b[name]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
