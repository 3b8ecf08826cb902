import { Injectable } from '@angular/core';
import { type Translation, type TranslocoLoader } from '@jsverse/transloco';
import ko from '../../i18n/ko.json';

/** Korean comes with the first bundle, since nearly everybody reads it; English is fetched when somebody asks for it. */
@Injectable()
export class TranslationLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    return language === 'en' ? (await import('../../i18n/en.json')).default : ko;
  }
}
