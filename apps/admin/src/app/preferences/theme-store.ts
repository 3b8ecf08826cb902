import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import { PreferenceStorage } from './preference-storage';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export type Contrast = 'system' | 'more';

/** Light, dark or as the system says, and more contrast; `first-paint.js` applies what was chosen before the app runs. */
@Injectable({ providedIn: 'root' })
export class ThemeStore {
  private readonly storage = inject(PreferenceStorage);
  private readonly root = inject(DOCUMENT).documentElement;

  private readonly chosenTheme = signal<Theme>(
    THEMES.find((theme) => theme === this.storage.read('theme')) ?? 'system',
  );
  private readonly chosenContrast = signal<Contrast>(this.storage.read('contrast') === 'more' ? 'more' : 'system');

  readonly theme = this.chosenTheme.asReadonly();
  readonly contrast = this.chosenContrast.asReadonly();

  chooseTheme(theme: Theme): void {
    this.chosenTheme.set(theme);
    this.storage.write('theme', theme);
    if (theme === 'system') delete this.root.dataset['theme'];
    else this.root.dataset['theme'] = theme;
  }

  chooseContrast(contrast: Contrast): void {
    this.chosenContrast.set(contrast);
    this.storage.write('contrast', contrast);
    if (contrast === 'system') delete this.root.dataset['contrast'];
    else this.root.dataset['contrast'] = contrast;
  }
}
