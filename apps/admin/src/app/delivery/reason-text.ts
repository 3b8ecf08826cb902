import { type Text, type TextKey } from '../i18n/text';

/** Why a delivery is as it is, by its stable code. */
const REASONS: Readonly<Record<string, TextKey>> = {
  duplicate: 'reason.duplicate',
  invalid_address: 'reason.invalidAddress',
  missing_variable: 'reason.missingVariable',
  cancelled: 'reason.cancelled',
  suppressed: 'reason.suppressed',
  no_consent: 'reason.noConsent',
  outside_window: 'reason.outsideWindow',
  night: 'reason.night',
  window: 'reason.window',
  rejected: 'reason.rejected',
  TIMEOUT: 'reason.timeout',
  ABORTED: 'reason.aborted',
  ECONNREFUSED: 'reason.noConnection',
  ENOTFOUND: 'reason.noConnection',
  ECONNRESET: 'reason.noConnection',
};

/** `HTTP_404` and `SMTP_550` tell the receiver's own number. */
const NUMBERED: readonly [pattern: RegExp, text: TextKey][] = [
  [/^HTTP_(\d{3})$/, 'reason.http'],
  [/^SMTP_(\d{3})$/, 'reason.smtp'],
];

/** In the reader's language; a code without words of ours is shown as it is, since it can be looked up. */
export function reasonText(code: string | undefined, text: Text): string {
  if (code === undefined) return text('reason.none');
  const known = REASONS[code];
  if (known !== undefined) return text(known);
  for (const [pattern, key] of NUMBERED) {
    const number = pattern.exec(code)?.[1];
    if (number !== undefined) return text(key, { n: number });
  }
  return code;
}
