import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type ko from '../../i18n/ko.json';

export type TextKey = keyof typeof ko;
export type TextParams = Record<string, string | number>;
export type Text = (key: TextKey, params?: TextParams) => string;

/**
 * The text of a key in the language on screen. Transloco's own `translate` is not reactive; this one reads the active
 * language as a signal first, so templates and `computed` follow the switch. Needs an injection context.
 */
export function injectText(): Text {
  const transloco = inject(TranslocoService);
  return (key, params) => transloco.translate(key, params, transloco.activeLang());
}
