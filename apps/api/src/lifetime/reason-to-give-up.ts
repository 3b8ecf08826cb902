import { SecretUnreadable } from '../access/kept-secret';
import { SettingsRefused } from '../config/read-settings';
import { StoreCorrupt, StoreLocked, StoreTooNew } from '@jeongsi/store';

/** Errors whose message says it all. */
const EXPECTED = [StoreCorrupt, StoreLocked, StoreTooNew, SecretUnreadable];

/** Why the server does not start, in words for whoever started it; a stack only when nobody expected it. */
export function reasonToGiveUp(error: unknown): string {
  if (error instanceof SettingsRefused) {
    return [
      'Jeongsi does not start, because of its settings:',
      ...error.problems.map((problem) => `  ${problem}`),
    ].join('\n');
  }
  if (EXPECTED.some((kind) => error instanceof kind)) return `Jeongsi does not start: ${(error as Error).message}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Jeongsi does not start: something listens there already (${error.message}). Set PORT to a free one.`;
  }
  return `Jeongsi does not start: ${error instanceof Error ? error.stack : String(error)}`;
}
