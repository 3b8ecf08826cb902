import { isHeaderText } from '@jeongsi/engine';

/** Long enough for any identifier, short enough to index. */
const MAX_LENGTH = 512;

/** An address of a channel that has no rules for them: trimmed, not empty, on one line. */
export function plainAddress(raw: string): string | undefined {
  const address = raw.trim();
  return address !== '' && address.length <= MAX_LENGTH && isHeaderText(address) ? address : undefined;
}
