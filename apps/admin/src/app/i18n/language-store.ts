import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { PreferenceStorage } from '../preferences/preference-storage';
import { isLanguage, type Language } from './language';

/** The language on screen. Korean, unless this browser chose otherwise. */
@Injectable({ providedIn: 'root' })
export class LanguageStore {
  private readonly transloco = inject(TranslocoService);
  private readonly storage = inject(PreferenceStorage);
  private readonly root = inject(DOCUMENT).documentElement;

  readonly current = computed<Language>(() => (this.transloco.activeLang() === 'en' ? 'en' : 'ko'));

  /** Loads the remembered language; the first paint waits for it, so that no key is ever seen. */
  async restore(): Promise<void> {
    const remembered = this.storage.read('language');
    await this.show(isLanguage(remembered) ? remembered : 'ko');
  }

  /** Switches at once, without a reload, and remembers the choice. */
  async choose(language: Language): Promise<void> {
    await this.show(language);
    this.storage.write('language', language);
  }

  private async show(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.root.lang = language;
  }
}
