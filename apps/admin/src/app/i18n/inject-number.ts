import { computed, inject, type Signal } from '@angular/core';
import { LanguageStore } from './language-store';

/** Writes whole numbers with the separators of the language on screen: `12,480`. Needs an injection context. */
export function injectNumber(): Signal<(value: number) => string> {
  const language = inject(LanguageStore).current;
  return computed(() => {
    const format = new Intl.NumberFormat(language());
    return (value: number) => format.format(value);
  });
}
