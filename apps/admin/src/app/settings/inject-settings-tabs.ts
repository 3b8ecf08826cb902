import { computed, type Signal } from '@angular/core';
import { type TextKey } from '../i18n/text';
import { injectMay } from '../session/may';

export interface SettingsTab {
  /** In the address. */
  name: 'general' | 'sending' | 'holidays' | 'suppressions' | 'access-keys';
  label: TextKey;
  /** Whom the server lets look there; everybody without it. */
  needs?: 'admin';
}

export const SETTINGS_TABS: readonly SettingsTab[] = [
  { name: 'general', label: 'settings.general' },
  { name: 'sending', label: 'settings.sending' },
  { name: 'holidays', label: 'settings.holidays' },
  { name: 'suppressions', label: 'settings.suppressions' },
  { name: 'access-keys', label: 'settings.accessKeys', needs: 'admin' },
];

/** The tabs without one that would only turn the reader away. Needs an injection context. */
export function injectSettingsTabs(): Signal<readonly SettingsTab[]> {
  const admin = injectMay('admin');
  return computed(() => SETTINGS_TABS.filter(({ needs }) => needs === undefined || admin()));
}
