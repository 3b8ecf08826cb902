import { computed, inject, type Signal } from '@angular/core';
import { type PreviewWarning } from '@jeongsi/contract';
import { injectNumber } from '../../i18n/inject-number';
import { LanguageStore } from '../../i18n/language-store';
import { injectText, type TextKey } from '../../i18n/text';
import { durationText } from '../../time/duration-text';
import { type Step } from '../model/step';

/** What the server warns of when it has read the audience, by its codes, and the step that it belongs to. */
const WARNINGS: Readonly<Record<string, { key: TextKey; step: Step }>> = {
  NO_RECIPIENTS: { key: 'builder.warning.noRecipients', step: 'audience' },
  INVALID_ADDRESS: { key: 'builder.warning.invalidAddress', step: 'audience' },
  DUPLICATE: { key: 'builder.warning.duplicate', step: 'audience' },
  SUPPRESSED: { key: 'builder.warning.suppressed', step: 'audience' },
  NO_CONSENT: { key: 'builder.warning.noConsent', step: 'audience' },
  AUDIENCE_SLOW: { key: 'builder.warning.audienceSlow', step: 'audience' },
  FIRST_ROWS_ONLY: { key: 'builder.warning.firstRowsOnly', step: 'audience' },
  MISSING_VARIABLE: { key: 'builder.warning.missingVariable', step: 'message' },
  UNSENDABLE: { key: 'builder.warning.unsendable', step: 'message' },
  TIMEOUT_TOO_SHORT: { key: 'builder.warning.timeoutTooShort', step: 'schedule' },
};

export interface PreviewLine {
  step: Step;
  level: PreviewWarning['level'];
  words: string;
}

/** Says a warning in the language on screen; null for one without words. Needs an injection context. */
export function injectPreviewWords(): Signal<(warning: PreviewWarning) => PreviewLine | null> {
  const text = injectText();
  const number = injectNumber();
  const language = inject(LanguageStore).current;
  return computed(() => ({ code, level, params }: PreviewWarning) => {
    const known = WARNINGS[code];
    if (known === undefined) return null;
    const shown = Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'number') return [name, value] as const;
      return [name, name.endsWith('Seconds') ? durationText(language(), value * 1_000) : number()(value)] as const;
    });
    return { step: known.step, level, words: text(known.key, Object.fromEntries(shown)) };
  });
}
