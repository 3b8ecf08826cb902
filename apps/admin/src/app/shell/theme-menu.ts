import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenuModule } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { LucideCheck, LucideDynamicIcon, LucideMoon, LucideSun, LucideSunMoon } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { THEMES, ThemeStore } from '../preferences/theme-store';

const ICONS = { system: LucideSunMoon, light: LucideSun, dark: LucideMoon };

@Component({
  selector: 'app-theme-menu',
  imports: [LucideCheck, LucideDynamicIcon, MatDivider, MatIconButton, MatMenuModule, MatTooltip],
  template: `
    <button
      matIconButton
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="text('bar.theme')"
      [matTooltip]="text('bar.theme')"
    >
      <svg [lucideIcon]="icon()" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @for (theme of themes; track theme) {
        <button
          mat-menu-item
          role="menuitemradio"
          [attr.aria-checked]="theme === store.theme()"
          (click)="store.chooseTheme(theme)"
        >
          <svg lucideCheck matMenuItemIcon [style.visibility]="theme === store.theme() ? 'visible' : 'hidden'" />
          {{ text(labels[theme]) }}
        </button>
      }
      <mat-divider />
      <button
        mat-menu-item
        role="menuitemcheckbox"
        [attr.aria-checked]="store.contrast() === 'more'"
        (click)="toggleContrast()"
      >
        <svg lucideCheck matMenuItemIcon [style.visibility]="store.contrast() === 'more' ? 'visible' : 'hidden'" />
        {{ text('contrast.more') }}
      </button>
    </mat-menu>
  `,
})
export class ThemeMenu {
  protected readonly store = inject(ThemeStore);
  protected readonly text = injectText();
  protected readonly themes = THEMES;
  protected readonly labels = { system: 'theme.system', light: 'theme.light', dark: 'theme.dark' } as const;
  protected readonly icon = computed(() => ICONS[this.store.theme()]);

  protected toggleContrast(): void {
    this.store.chooseContrast(this.store.contrast() === 'more' ? 'system' : 'more');
  }
}
