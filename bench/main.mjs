/**
 * `npm run bench`: measures Jeongsi and its peers on this machine, prints the tables, and writes those of a whole run into
 * bench/README.md. `npm run bench -- lateness burst` runs these scenarios alone and writes nothing.
 */
import { buildJeongsi } from './harness/build-jeongsi.mjs';
import { stopMeasurements } from './harness/in-child.mjs';
import { describeMachine, packageVersion } from './harness/machine.mjs';
import { toMarkdown, writePage } from './harness/report.mjs';
import { runScenario } from './harness/run-scenario.mjs';
import { serverPool, serverVersions } from './harness/servers.mjs';
import { burst } from './scenarios/burst.mjs';
import { lateness } from './scenarios/lateness.mjs';
import { pending } from './scenarios/pending.mjs';
import { recipients } from './scenarios/recipients.mjs';
import { throughput } from './scenarios/throughput.mjs';

const scenarios = [throughput, lateness, burst, pending, recipients];
const measuredPackages = ['better-sqlite3', 'undici', 'bullmq', 'pg-boss', 'graphile-worker'];

const chosen = process.argv.slice(2);
const unknown = chosen.find((id) => !scenarios.some((scenario) => scenario.id === id));
if (unknown) {
  console.error(`There is no scenario "${unknown}". Scenarios: ${scenarios.map(({ id }) => id).join(', ')}.`);
  process.exit(2);
}

const servers = serverPool();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    stopMeasurements();
    await servers.stop();
    process.exit(130);
  });
}

await buildJeongsi();
const packages = Object.fromEntries(measuredPackages.map((name) => [name, packageVersion(name)]));
const machine = describeMachine({ ...(await serverVersions()), ...packages });

const measured = [];
for (const scenario of scenarios.filter(({ id }) => chosen.length === 0 || chosen.includes(id))) {
  measured.push({ scenario, rows: await runScenario(scenario, servers, (line) => console.error(line)) });
}
await servers.stop();

const markdown = toMarkdown(machine, measured);
console.log(markdown);
if (chosen.length === 0) await writePage(markdown);
