import { type Routes } from '@angular/router';
import { builderMatcher } from './builder/builder-route';
import { mayLeave } from './builder/may-leave';
import { Home } from './home/home';
import { type TextKey } from './i18n/text';
import { sessionGuard, strangerGuard } from './session/session-guard';
import { Shell } from './shell/shell';

const title = (key: TextKey): TextKey => key;

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
    component: Shell,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: title('home.title'),
        component: Home,
      },
      {
        path: 'workflows',
        title: title('nav.workflows'),
        loadComponent: async () => (await import('./workflow/workflow-list')).WorkflowList,
      },
      {
        matcher: builderMatcher,
        title: title('nav.workflows'),
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
      {
        path: 'upcoming',
        title: title('nav.upcoming'),
        loadComponent: async () => (await import('./upcoming/upcoming-page')).UpcomingPage,
      },
      {
        path: 'outbox',
        title: title('nav.outbox'),
        loadComponent: async () => (await import('./outbox/outbox-page')).OutboxPage,
      },
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
      {
        path: 'audit',
        title: title('nav.audit'),
        loadComponent: async () => (await import('./audit/audit-page')).AuditPage,
      },
      { path: 'settings', pathMatch: 'full', redirectTo: 'settings/general' },
      {
        path: 'settings/:tab',
        title: title('nav.settings'),
        loadComponent: async () => (await import('./settings/settings-page')).SettingsPage,
      },
      {
        path: '**',
        title: title('notFound.title'),
        loadComponent: async () => (await import('./not-yet/not-found')).NotFound,
      },
    ],
  },
];
