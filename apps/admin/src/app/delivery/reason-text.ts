import { type Text, type TextKey } from '../i18n/text';

/** Why a delivery is as it is, by its stable code: the engine's in small letters, those of the channels in capitals. */
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
  ABORTED: 'reason.aborted',
  CONNECTION_LOST: 'reason.connectionLost',
  CONNECTION_REFUSED: 'reason.noConnection',
  DNS_FAILED: 'reason.noSuchHost',
  INVALID_ADDRESS: 'reason.invalidAddress',
  INVALID_HEADER: 'reason.unsendable',
  INVALID_JSON: 'reason.unsendable',
  INVALID_REQUEST: 'reason.unsendable',
  LINE_BREAK: 'reason.unsendable',
  PRIVATE_ADDRESS: 'reason.privateAddress',
  REFUSED_MESSAGE: 'reason.rejected',
  SMTP_AUTH: 'reason.signIn',
  SOLAPI_AUTH: 'reason.signIn',
  SOLAPI_BALANCE: 'reason.balance',
  SOLAPI_UNCLEAR: 'reason.unclear',
  TIMED_OUT: 'reason.timeout',
  TLS_FAILED: 'reason.noEncryption',
  TOO_LONG: 'reason.tooLong',
  UNENCODABLE: 'reason.unencodable',
  UNSAFE_URL: 'reason.unsendable',
  internal: 'reason.internal',
  settled: 'reason.settled',
};

/** `HTTP_404`, `SMTP_550` and `SOLAPI_3041` tell the receiver's own number. */
const NUMBERED: readonly [pattern: RegExp, text: TextKey][] = [
  [/^HTTP_(\d{3})$/, 'reason.http'],
  [/^SMTP_(\d{3})$/, 'reason.smtp'],
  [/^SOLAPI_(\d+)$/, 'reason.solapi'],
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
