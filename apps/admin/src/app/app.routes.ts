import { type Routes } from '@angular/router';
import { type TextKey } from './i18n/text';
import { sessionGuard, strangerGuard } from './session/session-guard';

const title = (key: TextKey): TextKey => key;

/** A screen of the menu that is still to come: one honest page for all of them. */
const notYet = (path: string, page: TextKey) => ({
  path,
  title: page,
  data: { page },
  loadComponent: async () => (await import('./not-yet/not-yet')).NotYet,
});

export const routes: Routes = [
  {
    path: 'login',
    title: title('login.title'),
    canActivate: [strangerGuard],
    loadComponent: async () => (await import('./session/login')).Login,
  },
  {
    path: '',
    canActivate: [sessionGuard],
    loadComponent: async () => (await import('./shell/shell')).Shell,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: title('home.title'),
        loadComponent: async () => (await import('./home/home')).Home,
      },
      notYet('workflows', 'nav.workflows'),
      notYet('workflows/new', 'nav.workflows'),
      notYet('workflows/:id', 'nav.workflows'),
      notYet('jobs', 'nav.jobs'),
      notYet('jobs/:id', 'nav.jobs'),
      notYet('upcoming', 'nav.upcoming'),
      notYet('outbox', 'nav.outbox'),
      notYet('channels', 'nav.channels'),
      notYet('data-sources', 'nav.dataSources'),
      notYet('audit', 'nav.audit'),
      notYet('settings', 'nav.settings'),
      notYet('settings/:tab', 'nav.settings'),
      {
        path: '**',
        title: title('notFound.title'),
        loadComponent: async () => (await import('./not-yet/not-found')).NotFound,
      },
    ],
  },
];
