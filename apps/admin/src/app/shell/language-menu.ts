import { Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { LucideCheck, LucideLanguages } from '@lucide/angular';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/language';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';

@Component({
  selector: 'app-language-menu',
  imports: [LucideCheck, LucideLanguages, MatIconButton, MatMenuModule, MatTooltip],
  template: `
    <button
      matIconButton
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="text('bar.language')"
      [matTooltip]="text('bar.language')"
    >
      <svg lucideLanguages />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @for (language of languages; track language) {
        <button
          mat-menu-item
          role="menuitemradio"
          [attr.aria-checked]="language === store.current()"
          [attr.lang]="language"
          (click)="store.choose(language)"
        >
          <svg lucideCheck matMenuItemIcon [style.visibility]="language === store.current() ? 'visible' : 'hidden'" />
          {{ names[language] }}
        </button>
      }
    </mat-menu>
  `,
})
export class LanguageMenu {
  protected readonly store = inject(LanguageStore);
  protected readonly text = injectText();
  protected readonly languages = LANGUAGES;
  protected readonly names = LANGUAGE_NAMES;
}
