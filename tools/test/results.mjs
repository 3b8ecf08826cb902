import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What one line of the final table says.
 * @typedef {{ name: string, passed: number, failures: string[], skips: string[], seconds?: number }} Result
 */

/** @returns {Result} for a check that is right or wrong as a whole: formatting, lint, types, a build */
export function checked(name, { code, timedOut }) {
  const failures = code === 0 ? [] : [timedOut ? `${name} ran out of time` : `${name} ended with exit code ${code}`];
  return { name, passed: failures.length ? 0 : 1, failures, skips: [] };
}

/** @returns {Result} for something that could not be tried at all, which counts as one failure */
export function impossible(name, why) {
  return { name, passed: 0, failures: [`${name}: ${why}`], skips: [] };
}

/**
 * What the jest runs of one command left behind in `folder`, held against how the command ended: a run that left nothing,
 * ran no test, or ended badly without a failed test (a leak, a crash) is a failure too.
 * @param {readonly string[]} expected the names of the projects that had to run
 * @returns {Result[]}
 */
export function jestResults(folder, expected, { code, timedOut }) {
  const written = existsSync(folder) ? readdirSync(folder) : [];
  const results = written.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  for (const name of expected) {
    if (!results.some((result) => result.name === name)) results.push(impossible(name, 'no test ran'));
  }
  for (const result of results) {
    if (result.passed + result.failures.length === 0) result.failures.push(`${result.name}: no test ran`);
  }
  if (code !== 0 && results.every(({ failures }) => failures.length === 0)) {
    results.push(impossible('jest', timedOut ? 'ran out of time' : `ended with exit code ${code}, yet no test failed`));
  }
  return results.sort((a, b) => a.name.localeCompare(b.name));
}

/** @returns {Result} from the JSON report of @playwright/test */
export function playwrightResult(name, reportFile, { code, timedOut }) {
  if (!existsSync(reportFile)) return impossible(name, timedOut ? 'ran out of time' : `no report (exit code ${code})`);
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const result = { name, passed: 0, failures: [], skips: [] };
  for (const suite of report.suites) collectSpecs(suite, [], result);
  // Errors outside of any test: a file that does not load, a server that does not start.
  for (const { message = 'an error outside of any test' } of report.errors) {
    result.failures.push(`${name}: ${message.split('\n')[0]}`);
  }
  if (code !== 0 && result.failures.length === 0) result.failures.push(`${name}: ended with exit code ${code}`);
  if (result.passed + result.failures.length === 0) result.failures.push(`${name}: no test ran`);
  return result;
}

function collectSpecs(suite, path, result) {
  const here = [...path, suite.title].filter(Boolean);
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const title = [...here, spec.title].join(' › ') + (test.projectName ? ` [${test.projectName}]` : '');
      if (test.status === 'skipped') result.skips.push(title + reasonOf(test));
      else if (test.status === 'expected') result.passed += 1;
      // A test that failed and then passed on a retry has still shown a fault.
      else result.failures.push(test.status === 'flaky' ? `${title} (passed only when repeated)` : title);
    }
  }
  for (const inner of suite.suites ?? []) collectSpecs(inner, here, result);
}

function reasonOf({ annotations = [] }) {
  const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
  return reason ? ` (${reason})` : '';
}
