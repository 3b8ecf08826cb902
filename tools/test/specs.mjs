import { join } from 'node:path';
import { run } from './child.mjs';
import { provideMariadb } from './database/mariadb-program.mjs';
import { impossible, jestResults } from './results.mjs';
import { hasProject, program, resultsFolder, root, unitTestedProjects } from './workspace.mjs';

const minute = 60_000;
const reporters = ['--reporters=default', `--reporters=${join(root, 'tools/test/jest-reporter.cjs')}`];

/** Every project's specs through its own `test` target, two projects at a time. */
export async function unit() {
  const folder = join(resultsFolder, 'unit');
  const projects = unitTestedProjects();
  const noMariadb = await provideMariadb();
  if (noMariadb) console.log(`NOT TESTED against MySQL: ${noMariadb}`);
  const command = [program('nx'), 'run-many', '-t', 'test', `--projects=${projects}`, '--parallel=2'];
  const ended = await run([...command, '--output-style=stream', '--', ...reporters], {
    env: { JEONGSI_TEST_RESULTS: folder, ...(noMariadb && { JEONGSI_NO_MARIADB: noMariadb }) },
    timeoutMs: 15 * minute,
  });
  return jestResults(folder, projects, ended);
}

/** When a schedule falls due must not depend on where the server stands, nor on the season it is asked in. */
export async function timeZones() {
  const variants = ['UTC', 'Asia/Seoul', 'America/New_York'].flatMap((zone) => [
    { zone, month: '01' },
    { zone, month: '07' },
  ]);
  const waiting = [...variants];
  const results = [];
  const worker = async () => {
    for (let variant = waiting.shift(); variant; variant = waiting.shift()) results.push(...(await schedules(variant)));
  };
  await Promise.all([worker(), worker()]);
  return results.sort((a, b) => a.name.localeCompare(b.name));
}

async function schedules({ zone, month }) {
  const label = `schedules, ${zone}, ${month === '01' ? 'January' : 'July'}`;
  const folder = join(resultsFolder, 'time-zones', `${zone.replace('/', '-')}-${month}`);
  const jest = [program('jest'), '-c', 'libs/engine/jest.config.cjs', '--testPathPatterns', 'src/(schedule|holiday)/'];
  const ended = await run([...jest, ...reporters], {
    cwd: root,
    env: { TZ: zone, JEONGSI_TEST_MONTH: month, JEONGSI_TEST_RESULTS: folder },
    timeoutMs: 5 * minute,
    quiet: 'until it fails',
  });
  console.log(ended.code === 0 ? `${label}: right` : ended.output);
  return jestResults(folder, ['engine'], ended).map((result) => ({ ...result, name: label }));
}

/** The built server over HTTP. */
export async function api() {
  const name = 'api-e2e';
  if (!hasProject('apps/api-e2e')) return [impossible(name, 'the project is missing')];
  const folder = join(resultsFolder, name);
  const ended = await run([program('nx'), 'run', 'api-e2e:test', '--output-style=stream', '--', ...reporters], {
    env: { JEONGSI_TEST_RESULTS: folder },
    timeoutMs: 20 * minute,
  });
  return jestResults(folder, [name], ended);
}
