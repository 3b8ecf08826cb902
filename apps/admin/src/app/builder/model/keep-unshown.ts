import { isRecord, same } from '../../http/same';

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
