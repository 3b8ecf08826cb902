/**
 * Lints files that need not exist: reads `[{ file, code }]` as JSON from stdin, prints for each the messages of the rules
 * about imports. A process of its own, since ESLint loads its configuration with `import()`, which jest does not allow.
 */
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createProjectGraphAsync, workspaceRoot } from '@nx/devkit';
import { ESLint } from 'eslint';

const importRules = new Set(['@nx/enforce-module-boundaries', 'no-restricted-imports']);

// Without a graph in its cache the boundary rule lets everything pass, and says so only on stdout.
await createProjectGraphAsync({ exitOnError: true });

const files = JSON.parse(await text(process.stdin));
const eslint = new ESLint({ cwd: workspaceRoot });
const answers = [];
for (const { file, code } of files) {
  const [result] = await eslint.lintText(code, { filePath: join(workspaceRoot, file) });
  answers.push(result.messages.filter(({ ruleId, fatal }) => fatal || importRules.has(ruleId)).map(describe));
}
console.log(JSON.stringify(answers));

function describe({ ruleId, severity, message }) {
  return { rule: ruleId ?? 'parser', severity: severity === 2 ? 'error' : 'warning', message };
}
