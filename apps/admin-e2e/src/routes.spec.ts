import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './console';
import { PAGES } from './pages';

const source = (path: string) => readFileSync(join(__dirname, '../../admin/src/app', path), 'utf8');

test('every route of the router is a page that the sweeps visit', () => {
  const text = source('app.routes.ts');
  const paths = [...text.matchAll(/^ *(?:\{ )?path: '([^']*)',(?! canActivate| *redirectTo)/gm)].map(
    ([, path]) => path,
  );
  const matchers = [...text.matchAll(/matcher: (\w+)/g)].map(([, matcher]) => matcher);
  const redirected = [...text.matchAll(/path: '([^']*)',[^}]*redirectTo/g)].map(([, path]) => path);
  const routes = [...paths, ...matchers].filter((route) => !redirected.includes(route));
  expect(routes.length).toBeGreaterThanOrEqual(14);
  const visited = new Set(PAGES.map(({ route }) => route));
  expect(routes.filter((route) => route === undefined || !visited.has(route))).toEqual([]);
  expect([...visited].filter((route) => !routes.includes(route))).toEqual([]);
});

test('every tab and every view is a page that the sweeps visit', () => {
  const each = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found ?? '');
  const listed = (path: string, name: string) =>
    each(new RegExp(`${name} = \\[([^\\]]+)\\] as const`).exec(source(path))?.[1] ?? '', /'([^']+)'/g);
  const paths = PAGES.map(({ path }) => path);
  const wanted = [
    ...each(source('settings/inject-settings-tabs.ts'), /{ name: '([^']+)'/g).map((tab) => `/settings/${tab}`),
    ...listed('job/job-query.ts', 'JOB_TABS').map((tab) => `/jobs?tab=${tab}`),
    ...listed('upcoming/calendar-range.ts', 'CALENDAR_VIEWS').map((view) => `/upcoming?view=${view}`),
  ];
  expect(wanted.length).toBeGreaterThanOrEqual(11);
  expect(wanted.filter((path) => !paths.includes(path))).toEqual([]);
});
