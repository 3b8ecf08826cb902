import { computed, inject, type Signal } from '@angular/core';
import { type PreviewWarning } from '@jeongsi/contract';
import { injectNumber } from '../../i18n/inject-number';
import { LanguageStore } from '../../i18n/language-store';
import { injectText, type TextKey } from '../../i18n/text';
import { durationText } from '../../time/duration-text';
import { BuilderStore } from '../builder-store';
import { MessageLook } from '../message/message-look';
import { type CheckLine } from './check-lines';
import { previewWarningPlace } from './warning-place';

/** What the server warns of when it has read the audience, by its codes. */
const WARNINGS: Readonly<Record<string, TextKey>> = {
  NO_RECIPIENTS: 'builder.warning.noRecipients',
  INVALID_ADDRESS: 'builder.warning.invalidAddress',
  DUPLICATE: 'builder.warning.duplicate',
  SUPPRESSED: 'builder.warning.suppressed',
  NO_CONSENT: 'builder.warning.noConsent',
  AUDIENCE_SLOW: 'builder.warning.audienceSlow',
  FIRST_ROWS_ONLY: 'builder.warning.firstRowsOnly',
  MISSING_VARIABLE: 'builder.warning.missingVariable',
  UNSENDABLE: 'builder.warning.unsendable',
  TIMEOUT_TOO_SHORT: 'builder.warning.timeoutTooShort',
};

/** Counts the night from now on; the schedule's own preview knows when it really runs. */
const ABOUT_NOW = 'QUIET_AD';

/** Says a warning in the language on screen; null for what the schedule tells better. Needs an injection context. */
export function injectPreviewWords(): Signal<(warning: PreviewWarning) => CheckLine | null> {
  const text = injectText();
  const number = injectNumber();
  const language = inject(LanguageStore).current;
  const store = inject(BuilderStore);
  const messages = inject(MessageLook);
  const channel = () => store.draft().message.channel;
  /** Nobody is in it at this moment, but it is read anew by every run. */
  const mayFill = () =>
    ['sql', 'http'].includes(store.draft().audience.source) && messages.look.value()?.funnel[0]?.left === 0;
  return computed(() => ({ code, level: given, params }: PreviewWarning) => {
    if (code === ABOUT_NOW) return null;
    const level = code === 'NO_RECIPIENTS' && mayFill() ? 'warn' : given;
    const place = previewWarningPlace(code, channel()) ?? { field: 'message.body', step: 'message' as const };
    const shown = Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'number') return [name, value] as const;
      return [name, name.endsWith('Seconds') ? durationText(language(), value * 1_000) : number()(value)] as const;
    });
    return { step: place.step, level, words: text(keyOf(code, level), Object.fromEntries(shown)), place };
  });
}

/** The same code says more when it concerns everybody, or nobody for good. */
function keyOf(code: string, level: PreviewWarning['level']): TextKey {
  if (code === 'MISSING_VARIABLE' && level === 'error') return 'builder.warning.nobodyHas';
  if (code === 'NO_RECIPIENTS' && level === 'warn') return 'builder.warning.noRecipientsNow';
  return WARNINGS[code] ?? 'note.unknown';
}
