import { computed, inject, type Signal } from '@angular/core';
import {
  LucideContrast,
  LucideLanguages,
  LucideMoon,
  LucidePlus,
  LucideRefreshCw,
  LucideSun,
  LucideSunMoon,
} from '@lucide/angular';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/language';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { THEMES, ThemeStore } from '../preferences/theme-store';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { injectSettingsTabs } from '../settings/inject-settings-tabs';
import { injectDestinations } from '../shell/inject-destinations';
import { type SearchItem } from './search-item';

const THEME_ICONS = { system: LucideSunMoon, light: LucideSun, dark: LucideMoon };

/** Every page of the menu, and every tab of the settings, for whoever looks for it. Needs an injection context. */
export function injectPages(): Signal<readonly SearchItem[]> {
  const text = injectText();
  const groups = injectDestinations();
  const tabs = injectSettingsTabs();
  return computed(() => {
    const places = groups().flatMap((group) => group.items);
    const settings = places.find(({ path }) => path === '/settings');
    return [
      ...places.map(({ path, label, icon }) => ({ id: path, label: text(label), icon, target: path })),
      ...tabs().flatMap(({ name, label }) => {
        if (settings === undefined) return [];
        const path = `${settings.path}/${name}`;
        return [{ id: path, label: text(label), note: text(settings.label), icon: settings.icon, target: path }];
      }),
    ];
  });
}

/** What can be done from anywhere; what is so already is left out. Needs an injection context below the shell. */
export function injectDeeds(): Signal<readonly SearchItem[]> {
  const text = injectText();
  const language = inject(LanguageStore);
  const theme = inject(ThemeStore);
  const status = inject(SchedulerStatusStore);
  const mayMake = injectMay('operator');
  return computed((): SearchItem[] => [
    ...(mayMake()
      ? [{ id: 'make', label: text('workflow.make'), icon: LucidePlus, target: '/workflows/new?step=1' }]
      : []),
    {
      id: 'refresh',
      label: text('status.refresh'),
      note: text('status.title'),
      icon: LucideRefreshCw,
      target: () => status.refresh(),
    },
    ...LANGUAGES.filter((each) => each !== language.current()).map((each) => ({
      id: `language ${each}`,
      label: text(`search.language.${each}`),
      // In its own words: whoever looks for it may not read the ones on screen.
      note: LANGUAGE_NAMES[each],
      icon: LucideLanguages,
      target: () => void language.choose(each),
    })),
    ...THEMES.filter((each) => each !== theme.theme()).map((each) => ({
      id: `theme ${each}`,
      label: text(`search.theme.${each}`),
      note: text('bar.theme'),
      icon: THEME_ICONS[each],
      target: () => theme.chooseTheme(each),
    })),
    {
      id: 'contrast',
      label: text(theme.contrast() === 'more' ? 'search.contrast.system' : 'search.contrast.more'),
      note: text('bar.theme'),
      icon: LucideContrast,
      target: () => theme.chooseContrast(theme.contrast() === 'more' ? 'system' : 'more'),
    },
  ]);
}
