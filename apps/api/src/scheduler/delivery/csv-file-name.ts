import { type Instant } from '@jeongsi/engine';

/** Longer ones make trouble on some file systems. */
const LONGEST_NAME = 80;

/** The header that makes an answer a download: called after the workflow and when it was due, by the clock in `timeZone`. */
export function csvDisposition(workflowName: string, due: Instant, timeZone: string): string {
  // The Swedish way of writing a time is 2026-11-23 09:00.
  const day = new Date(due).toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const stamp = day.replace(' ', '-').replace(':', '');
  const name = [...workflowName.replaceAll(/[\p{C}\\/:*?"<>|]+/gu, ' ')].slice(0, LONGEST_NAME).join('').trim();
  // For old clients plain ASCII; everybody else reads the second one (RFC 6266).
  return `attachment; filename="deliveries-${stamp}.csv"; filename*=UTF-8''${encoded(`${name}-${stamp}.csv`)}`;
}

/** RFC 8187: besides letters and digits only a few signs travel as they are. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
