import { type Issue } from '../issue';
import { type ConnectionSecrets, type ConnectionSettings } from './connection';

/** What is stored of a connection's secrets. */
export interface StoredSecrets {
  settings: ConnectionSettings;
  names: readonly string[];
  /** Undefined when they cannot be read with this key. */
  plain: ConnectionSecrets | undefined;
}

export type MergedSecrets = { ok: true; secrets: ConnectionSecrets } | { ok: false; issues: Issue[] };

/** Given secrets replace stored ones, `''` removes one, and those left out are kept where that is possible and safe. */
export function mergeSecrets(
  given: ConnectionSecrets,
  settings: ConnectionSettings,
  stored: StoredSecrets | undefined,
): MergedSecrets {
  const kept = (stored?.names ?? []).filter((name) => given[name] === undefined);
  const moved = stored ? movedFrom(stored, settings) : [];
  if (kept.length > 0 && (moved.length > 0 || !stored?.plain)) {
    const why =
      moved.length > 0
        ? `It was entered for another ${moved.join(', ')}, and goes nowhere else: enter it again, or give '' to remove it`
        : "It cannot be read with this SECRET_KEY: enter it again, or give '' to remove it";
    return {
      ok: false,
      issues: kept.map((name) => ({ path: `secrets.${name}`, code: 'SECRET_NEEDED', message: why })),
    };
  }
  const merged = { ...stored?.plain, ...given };
  return { ok: true, secrets: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== '')) };
}

/** What decides where secrets travel, and how well they are guarded on the way. */
const WHERE = ['host', 'port', 'origin', 'secure', 'tls'];

/**
 * Secrets that are kept go only where they were entered for: otherwise whoever may change a host could have them sent to
 * his own, although they never come out here.
 */
function movedFrom(stored: StoredSecrets, settings: ConnectionSettings): string[] {
  return WHERE.filter((name) => stored.settings[name] !== settings[name]);
}
