import { type Routes } from '@angular/router';
import { builderMatcher } from './builder/builder-route';
import { mayLeave } from './builder/may-leave';
import { type TextKey } from './i18n/text';
import { type Meanwhile } from './not-yet/not-yet';
import { sessionGuard, strangerGuard } from './session/session-guard';

const title = (key: TextKey): TextKey => key;

/** A screen of the menu that is still to come: one honest page for all of them. */
const notYet = (path: string, page: TextKey, meanwhile: Meanwhile) => ({
  path,
  title: page,
  data: { page, meanwhile },
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
      {
        path: 'workflows',
        title: title('nav.workflows'),
        loadComponent: async () => (await import('./workflow/workflow-list')).WorkflowList,
      },
      {
        matcher: builderMatcher,
        title: title('workflow.make'),
        canDeactivate: [mayLeave],
        loadComponent: async () => (await import('./builder/builder')).Builder,
      },
      {
        path: 'workflows/:id',
        title: title('nav.workflows'),
        loadComponent: async () => (await import('./workflow/workflow-page')).WorkflowPage,
      },
      {
        path: 'jobs',
        title: title('nav.jobs'),
        loadComponent: async () => (await import('./job/job-list')).JobList,
      },
      {
        path: 'jobs/:id',
        title: title('nav.jobs'),
        loadComponent: async () => (await import('./job/job-page')).JobPage,
      },
      notYet('upcoming', 'nav.upcoming', 'api'),
      notYet('outbox', 'nav.outbox', 'api'),
      {
        path: 'channels',
        title: title('nav.channels'),
        loadComponent: async () => (await import('./connection/channel-page')).ChannelPage,
      },
      {
        path: 'data-sources',
        title: title('nav.dataSources'),
        loadComponent: async () => (await import('./connection/data-source-page')).DataSourcePage,
      },
      notYet('audit', 'nav.audit', 'nothing'),
      notYet('settings', 'nav.settings', 'environment'),
      notYet('settings/:tab', 'nav.settings', 'environment'),
      {
        path: '**',
        title: title('notFound.title'),
        loadComponent: async () => (await import('./not-yet/not-found')).NotFound,
      },
    ],
  },
];
