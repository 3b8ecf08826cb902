import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Answer {
  rule: string;
  severity: string;
  message: string;
}

const root = join(__dirname, '..', '..');

/** `[the file that imports, what it imports]`; the files need not exist, the projects must. */
const forbidden: [file: string, specifier: string][] = [
  ['libs/contract/src/virtual.ts', '@jeongsi/engine'],
  ['libs/contract/src/virtual.ts', 'luxon'],
  ['libs/contract/src/virtual.ts', 'node:fs'],
  ['libs/engine/src/virtual.ts', '@jeongsi/contract'],
  ['libs/engine/src/virtual.ts', '@jeongsi/store'],
  ['libs/engine/src/virtual.ts', '../../store/src/index'],
  ['libs/engine/src/virtual.ts', 'node:fs'],
  ['libs/engine/src/virtual.ts', 'fs'],
  ['libs/engine/src/virtual.ts', 'node:crypto'],
  ['libs/engine/src/virtual.ts', 'kysely'],
  ['libs/engine/src/virtual.ts', '@nestjs/common'],
  ['libs/engine/src/virtual.ts', 'fast-check'],
  ['libs/engine/src/virtual.spec.ts', '@jeongsi/store'],
  ['libs/engine/src/testing/virtual.ts', 'kysely'],
  ['libs/engine/src/testing/virtual.ts', 'node:fs'],
  ['libs/store/src/virtual.ts', '@jeongsi/audience'],
  ['libs/store/src/virtual.ts', '@jeongsi/dispatch'],
  ['libs/store/src/virtual.ts', '@jeongsi/contract'],
  ['libs/dispatch/src/virtual.ts', '@jeongsi/store'],
  ['libs/dispatch/src/virtual.ts', '@jeongsi/contract'],
  ['libs/audience/src/virtual.ts', '@jeongsi/channels'],
  ['libs/audience/src/virtual.ts', '@jeongsi/contract'],
  ['libs/channels/src/virtual.ts', '@jeongsi/store'],
  ['libs/channels/src/virtual.ts', '@jeongsi/contract'],
  ['libs/outbound/src/virtual.ts', '@jeongsi/contract'],
  ['libs/outbound/src/virtual.ts', '@jeongsi/channels'],
  ['libs/outbound/src/virtual.ts', 'pg'],
  ['libs/engine/src/virtual.ts', '@jeongsi/outbound'],
  ['apps/api/src/virtual.ts', '@jeongsi/outbound'],
  ['apps/admin/src/virtual.ts', '@jeongsi/engine'],
  ['apps/admin/src/virtual.ts', '@jeongsi/store'],
  ['apps/admin/src/virtual.ts', '@nestjs/common'],
  ['apps/admin/src/virtual.ts', 'class-validator'],
  ['apps/admin-e2e/src/virtual.spec.ts', '@jeongsi/engine'],
  ['apps/api-e2e/src/virtual.spec.ts', '@jeongsi/store'],
  ['bench/jeongsi/virtual.ts', '@jeongsi/contract'],
  ['tools/virtual.ts', '@jeongsi/engine'],
];

const allowed: [file: string, specifier: string][] = [
  ['libs/engine/src/virtual.ts', 'luxon'],
  ['libs/engine/src/virtual.ts', '@hyunbinseo/holidays-kr'],
  ['libs/engine/src/virtual.ts', '@hyunbinseo/holidays-kr/all'],
  ['libs/engine/src/virtual.spec.ts', 'fast-check'],
  ['libs/engine/src/virtual.spec.ts', 'node:fs'],
  ['libs/engine/src/testing/virtual.ts', 'fast-check'],
  ['libs/store/src/virtual.ts', '@jeongsi/engine'],
  ['libs/store/src/virtual.ts', 'kysely'],
  ['libs/store/src/virtual.spec.ts', '@jeongsi/engine/testing'],
  ['libs/dispatch/src/virtual.ts', '@jeongsi/engine'],
  ['libs/audience/src/virtual.ts', '@jeongsi/engine'],
  ['libs/channels/src/virtual.ts', '@jeongsi/engine'],
  ['libs/channels/src/virtual.ts', '@jeongsi/outbound'],
  ['libs/audience/src/virtual.ts', '@jeongsi/outbound'],
  ['libs/outbound/src/virtual.ts', '@jeongsi/engine'],
  ['libs/outbound/src/virtual.ts', 'undici'],
  ['apps/api/src/virtual.ts', '@jeongsi/contract'],
  ['apps/api/src/virtual.ts', '@jeongsi/engine'],
  ['apps/api/src/virtual.ts', '@jeongsi/store'],
  ['apps/api/src/virtual.ts', '@nestjs/common'],
  ['apps/admin/src/virtual.ts', '@jeongsi/contract'],
  ['apps/admin/src/virtual.ts', '@angular/core'],
  ['apps/api-e2e/src/virtual.spec.ts', '@jeongsi/contract'],
  ['bench/jeongsi/virtual.ts', '@jeongsi/store'],
];

/** One process lints them all: reading the project graph is what takes the time. */
function lint(imports: [file: string, specifier: string][]): Answer[][] {
  const files = imports.map(([file, specifier]) => ({ file, code: `import '${specifier}';\n` }));
  const output = execFileSync(process.execPath, ['tools/architecture/lint-imports.mjs'], {
    cwd: root,
    input: JSON.stringify(files),
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' },
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Answer[][];
}

describe('who may import whom', () => {
  let answers: Answer[][];
  beforeAll(() => {
    answers = lint([...forbidden, ...allowed]);
  }, 120_000);

  it.each(forbidden.map(([file, specifier], index) => ({ file, specifier, index })))(
    '$file may not import $specifier',
    ({ index }) => {
      expect(answers[index]).toEqual([expect.objectContaining({ severity: 'error' })]);
    },
  );

  it.each(allowed.map(([file, specifier], index) => ({ file, specifier, index: forbidden.length + index })))(
    '$file may import $specifier',
    ({ index }) => {
      expect(answers[index]).toEqual([]);
    },
  );
});
