import { type Consent } from '../purpose/purpose';

/** What people write into a consent column when they mean yes. Everything else means no: silence is no consent. */
const YES = new Set([
  'y',
  'yes',
  'true',
  't',
  '1',
  'o',
  'ok',
  'agree',
  'agreed',
  '예',
  '네',
  '동의',
  '동의함',
  '수신',
  '수신동의',
]);

/** Reads the two consent cells. Consent to messages at night counts only together with consent to advertisements at all. */
export function consentOf(ad: string, night: string): Consent {
  if (!isYes(ad)) return 'none';
  return isYes(night) ? 'night' : 'day';
}

function isYes(cell: string): boolean {
  return YES.has(cell.trim().toLowerCase());
}
