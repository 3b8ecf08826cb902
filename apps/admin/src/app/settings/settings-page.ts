import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AccessKeyTab } from '../access-key/access-key-tab';
import { HolidayTab } from '../holiday/holiday-tab';
import { injectText } from '../i18n/text';
import { PageHead } from '../page/page-head';
import { SuppressionTab } from '../suppression/suppression-tab';
import { GeneralTab } from './general-tab';
import { SendingTab } from './sending-tab';

const TABS = ['general', 'sending', 'holidays', 'suppressions', 'access-keys'] as const;

/** What holds for everything: how it looks here, days off, who must not be sent to, who may come in. */
@Component({
  selector: 'app-settings-page',
  imports: [AccessKeyTab, GeneralTab, HolidayTab, PageHead, RouterLink, SendingTab, SuppressionTab],
  template: `
    <app-page-head [heading]="text('nav.settings')" />
    <nav [attr.aria-label]="text('settings.tabs')">
      @for (each of tabs; track each) {
        <a
          [routerLink]="['/settings', each]"
          [class.active]="shown() === each"
          [attr.aria-current]="shown() === each ? 'page' : null"
          >{{ text(labels[each]) }}</a
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
  protected readonly tabs = TABS;
  protected readonly labels = {
    general: 'settings.general',
    sending: 'settings.sending',
    holidays: 'settings.holidays',
    suppressions: 'settings.suppressions',
    'access-keys': 'settings.accessKeys',
  } as const;
  protected readonly shown = computed(() => TABS.find((each) => each === this.tab()) ?? 'general');
}
