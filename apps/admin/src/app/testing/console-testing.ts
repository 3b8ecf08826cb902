import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { inject, provideAppInitializer, type EnvironmentProviders, type Provider } from '@angular/core';
import { provideTransloco } from '@jsverse/transloco';
import { LANGUAGES } from '../i18n/language';
import { LanguageStore } from '../i18n/language-store';
import { READER_LANGUAGES } from '../i18n/reader-languages';
import { TranslationLoader } from '../i18n/translation-loader';
import { sessionInterceptor } from '../session/session-interceptor';
import { Clock, type Instant } from '../time/clock';

/** A clock that stands still until a test moves it. */
export class FixedClock extends Clock {
  constructor(private at: Instant) {
    super();
  }

  override now(): Instant {
    return this.at;
  }

  moveTo(at: Instant): void {
    this.at = at;
  }
}

/** The console's own wiring with a server that the test plays. */
export function provideConsoleTesting(clock: Clock = new Clock()): (Provider | EnvironmentProviders)[] {
  return [
    provideHttpClient(withInterceptors([sessionInterceptor])),
    provideHttpClientTesting(),
    provideTransloco({
      config: { availableLangs: [...LANGUAGES], defaultLang: 'ko', prodMode: true },
      loader: TranslationLoader,
    }),
    provideAppInitializer(() => inject(LanguageStore).restore()),
    { provide: READER_LANGUAGES, useValue: ['ko-KR', 'ko', 'en'] },
    { provide: Clock, useValue: clock },
  ];
}
