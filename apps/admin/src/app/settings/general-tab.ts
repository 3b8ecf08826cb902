import { Component, computed, inject } from '@angular/core';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/language';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { DENSITIES, DensityStore } from '../preferences/density-store';
import { THEMES, ThemeStore } from '../preferences/theme-store';
import { TIME_DISPLAYS, TimeDisplayStore } from '../preferences/time-display-store';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { SessionStore } from '../session/session-store';
import { KoreanDate } from '../time/korean-date';
import { RadioGroup } from './radio-group';

/** How the console looks in this browser, and who is in it. */
@Component({
  selector: 'app-general-tab',
  imports: [RadioGroup],
  template: `
    <section aria-labelledby="look-title">
      <h2 id="look-title">{{ text('settings.look') }}</h2>
      <p class="meta">{{ text('settings.look.text') }}</p>
      <app-radio-group
        name="language"
        [legend]="text('bar.language')"
        [options]="languages"
        [value]="language.current()"
        (choose)="language.choose($event)"
      />
      <app-radio-group
        name="time"
        [legend]="text('settings.time')"
        [options]="displays()"
        [value]="display.current()"
        (choose)="display.choose($event)"
      />
      <app-radio-group
        name="theme"
        [legend]="text('bar.theme')"
        [options]="themes()"
        [value]="theme.theme()"
        (choose)="theme.chooseTheme($event)"
      />
      <app-radio-group
        name="density"
        [legend]="text('settings.density')"
        [options]="densities()"
        [value]="density.current()"
        (choose)="density.choose($event)"
      />
      <label class="check">
        <input
          #contrast
          type="checkbox"
          [checked]="theme.contrast() === 'more'"
          (change)="theme.chooseContrast(contrast.checked ? 'more' : 'system')"
        />
        {{ text('contrast.more') }}
      </label>
    </section>
    <section aria-labelledby="server-title">
      <h2 id="server-title">{{ text('settings.server') }}</h2>
      <dl>
        <div>
          <dt>{{ text('settings.zone') }}</dt>
          <dd>{{ zone() }}</dd>
        </div>
        <div>
          <dt>{{ text('settings.key') }}</dt>
          <dd>{{ session()?.name }}</dd>
        </div>
        <div>
          <dt>{{ text('accessKey.role') }}</dt>
          <dd>{{ role() }}</dd>
        </div>
      </dl>
      <p class="meta">{{ text('settings.server.text') }}</p>
    </section>
  `,
  styleUrl: './general-tab.scss',
})
export class GeneralTab {
  protected readonly text = injectText();
  protected readonly language = inject(LanguageStore);
  protected readonly theme = inject(ThemeStore);
  protected readonly density = inject(DensityStore);
  protected readonly display = inject(TimeDisplayStore);
  protected readonly session = inject(SessionStore).current;
  private readonly status = inject(SchedulerStatusStore);

  protected readonly languages = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  protected readonly themes = computed(() => THEMES.map((value) => ({ value, label: this.text(`theme.${value}`) })));
  protected readonly densities = computed(() =>
    DENSITIES.map((value) => ({ value, label: this.text(`density.${value}`) })),
  );
  /** Shown by example: this very minute in both ways. */
  protected readonly displays = computed(() =>
    TIME_DISPLAYS.map((value) => ({
      value,
      label: new KoreanDate(this.language.current(), this.status.timeZone(), value).time(this.status.serverNow()),
    })),
  );
  protected readonly zone = computed(() =>
    new KoreanDate(this.language.current(), this.status.timeZone()).zone(this.status.serverNow()),
  );
  protected readonly role = computed(() => this.text(`role.${this.session()?.role ?? 'viewer'}`));
}
