import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withNavigationErrorHandler } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { provideLucideConfig } from '@lucide/angular';
import { routes } from './app.routes';
import { LANGUAGES } from './i18n/language';
import { LanguageStore } from './i18n/language-store';
import { TranslationLoader } from './i18n/translation-loader';
import { loadTypedTextFont } from './preferences/typed-text-font';
import { KeyLink } from './session/key-link';
import { SessionStore } from './session/session-store';
import { sessionInterceptor } from './session/session-interceptor';
import { openAnew, PartErrorHandler } from './shell/missing-part';
import { PageTitle } from './shell/page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideHttpClient(withInterceptors([sessionInterceptor])),
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding(), withNavigationErrorHandler(openAnew)),
    { provide: ErrorHandler, useClass: PartErrorHandler },
    { provide: TitleStrategy, useExisting: PageTitle },
    provideTransloco({
      config: { availableLangs: [...LANGUAGES], defaultLang: 'ko', prodMode: !isDevMode() },
      loader: TranslationLoader,
    }),
    provideLucideConfig({ size: 20, strokeWidth: 1.75 }),
    provideAppInitializer(() => inject(LanguageStore).restore()),
    // Before the router reads the address, so that the key is never part of a route.
    provideAppInitializer(async () => {
      const session = inject(SessionStore);
      // Whoever came without a key is asked for while the first page still loads; its guard waits for the answer.
      if ((await inject(KeyLink).exchange()) === 'noKey') void session.recall();
    }),
    provideAppInitializer(loadTypedTextFont),
  ],
};
