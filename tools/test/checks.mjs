import { run } from './child.mjs';
import { checked } from './results.mjs';
import { program } from './workspace.mjs';

const tenMinutes = 600_000;

/** Each counts as one: it is right or wrong as a whole. */
export const formatting = () =>
  check('formatting', [program('prettier'), '--check', '--cache', '--cache-strategy=content', '.']);
export const lint = () => check('lint', nx('lint'));
export const types = () => check('types', nx('typecheck'));
export const build = () => check('build', nx('build', '--projects=api,admin'));

function nx(target, ...more) {
  return [program('nx'), 'run-many', '-t', target, '--parallel=2', '--output-style=stream', ...more];
}

async function check(name, command) {
  return [checked(name, await run(command, { timeoutMs: tenMinutes }))];
}
