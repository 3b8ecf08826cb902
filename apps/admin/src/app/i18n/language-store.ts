import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { PreferenceStorage } from '../preferences/preference-storage';
import { isLanguage, type Language } from './language';
import { offeredLanguage, READER_LANGUAGES } from './reader-languages';

/** The language on screen: what was chosen in this browser, else what suits its reader. */
@Injectable({ providedIn: 'root' })
export class LanguageStore {
  private readonly transloco = inject(TranslocoService);
  private readonly storage = inject(PreferenceStorage);
  private readonly wanted = inject(READER_LANGUAGES);
  private readonly root = inject(DOCUMENT).documentElement;

  readonly current = computed<Language>(() => (this.transloco.activeLang() === 'en' ? 'en' : 'ko'));

  /** Loads the remembered or offered language; the first paint waits for it, so that no key is ever seen. */
  async restore(): Promise<void> {
    const remembered = this.storage.read('language');
    await this.show(isLanguage(remembered) ? remembered : offeredLanguage(this.wanted));
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
