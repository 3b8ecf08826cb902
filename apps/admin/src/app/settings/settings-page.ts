import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AccessKeyTab } from '../access-key/access-key-tab';
import { HolidayTab } from '../holiday/holiday-tab';
import { injectText } from '../i18n/text';
import { PageHead } from '../page/page-head';
import { SuppressionTab } from '../suppression/suppression-tab';
import { GeneralTab } from './general-tab';
import { injectSettingsTabs, SETTINGS_TABS } from './inject-settings-tabs';
import { SendingTab } from './sending-tab';

/** What holds for everything: how it looks here, days off, who must not be sent to, who may come in. */
@Component({
  selector: 'app-settings-page',
  imports: [AccessKeyTab, GeneralTab, HolidayTab, PageHead, RouterLink, SendingTab, SuppressionTab],
  template: `
    <app-page-head [heading]="text('nav.settings')" />
    <nav [attr.aria-label]="text('settings.tabs')">
      @for (each of tabs(); track each.name) {
        <a
          [routerLink]="['/settings', each.name]"
          [class.active]="shown() === each.name"
          [attr.aria-current]="shown() === each.name ? 'page' : null"
          >{{ text(each.label) }}</a
        >
      }
    </nav>
    @switch (shown()) {
      @case ('general') {
        <app-general-tab />
      }
      @case ('sending') {
        <app-sending-tab />
      }
      @case ('holidays') {
        <app-holiday-tab />
      }
      @case ('suppressions') {
        <app-suppression-tab />
      }
      @case ('access-keys') {
        <app-access-key-tab />
      }
    }
  `,
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  /** From the route. */
  readonly tab = input.required<string>();

  protected readonly text = injectText();
  protected readonly tabs = injectSettingsTabs();
  /** Whoever comes by an address to a tab that their key may not read is told so there. */
  protected readonly shown = computed(() => SETTINGS_TABS.find(({ name }) => name === this.tab())?.name ?? 'general');
}
