/**
 * `npm test`: everything that must hold, one part after the other; a part that fails hides no other. `npm test -- lint api`
 * runs these parts alone. The last line is `N passed, N failed`.
 */
import * as checks from './checks.mjs';
import { stopChildren } from './child.mjs';
import { browserTests } from './console.mjs';
import { dateEngines } from './engines.mjs';
import { impossible } from './results.mjs';
import * as specs from './specs.mjs';
import { summarise } from './summary.mjs';
import { emptyResults, root } from './workspace.mjs';

/** In this order, since the last two need the build. */
const parts = {
  format: checks.formatting,
  lint: checks.lint,
  types: checks.types,
  build: checks.build,
  unit: specs.unit,
  zones: specs.timeZones,
  engines: dateEngines,
  api: specs.api,
  console: browserTests,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part "${unknown[0]}". Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

process.chdir(root);
// No Nx daemon: it would outlive the run. No progress screen, and colours only on a terminal: logs are read too.
Object.assign(process.env, { NX_DAEMON: 'false', NX_TUI: 'false' });
if (!process.stdout.isTTY) process.env.FORCE_COLOR ??= '0';
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await stopChildren();
    console.log('\nStopped before the end.');
    process.exit(130);
  });
}

emptyResults();
const results = [];
for (const [name, runPart] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n━━ ${name}`);
  const startedAt = performance.now();
  const found = lacksBuild(name)
    ? [impossible(name, 'not tried, since the build failed')]
    : await runPart().catch((error) => [impossible(name, error.stack ?? String(error))]);
  const seconds = (performance.now() - startedAt) / 1000;
  results.push(...found.map((result) => ({ seconds, ...result })));
}
process.exitCode = summarise(results);

/** Whether the part would run against what an earlier build left behind. */
function lacksBuild(name) {
  return (name === 'api' || name === 'console') && results.some((result) => result.name === 'build' && !result.passed);
}
