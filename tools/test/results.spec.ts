import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checked, jestResults, playwrightResult } from './results.mjs';
import { summarise } from './summary.mjs';

const well = { code: 0, timedOut: false, output: '' };
const badly = { code: 1, timedOut: false, output: '' };

describe('counting what ran', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeongsi-results-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const left = (name: string, result: object): void =>
    writeFileSync(
      join(folder, `${name}.json`),
      JSON.stringify({ name, passed: 0, failures: [], skips: [], ...result }),
    );

  const report = (tests: { status: string; annotations?: object[] }[], errors: { message: string }[] = []): string => {
    const path = join(folder, 'report', 'playwright.json');
    mkdirSync(join(folder, 'report'));
    const specs = tests.map((test, index) => ({ title: `case ${index}`, tests: [{ projectName: '', ...test }] }));
    writeFileSync(path, JSON.stringify({ suites: [{ title: 'login.spec.ts', specs }], errors }));
    return path;
  };

  it('a check counts as one', () => {
    expect(checked('lint', well)).toMatchObject({ passed: 1, failures: [] });
    expect(checked('lint', badly)).toMatchObject({ passed: 0, failures: ['lint ended with exit code 1'] });
    expect(checked('lint', { ...badly, timedOut: true }).failures).toEqual(['lint ran out of time']);
  });

  it('a project that left no result has failed', () => {
    left('engine', { passed: 3 });
    const [engine, store] = jestResults(folder, ['engine', 'store'], well);
    expect(engine).toMatchObject({ name: 'engine', passed: 3, failures: [] });
    expect(store).toMatchObject({ name: 'store', failures: ['store: no test ran'] });
  });

  it('a project whose specs hold no test has failed', () => {
    left('engine', {});
    expect(jestResults(folder, ['engine'], well)[0]?.failures).toEqual(['engine: no test ran']);
  });

  it('a run that ends badly has failed even when every test passed', () => {
    left('engine', { passed: 3 });
    const failures = jestResults(folder, ['engine'], badly).flatMap((result) => result.failures);
    expect(failures).toEqual(['jest: ended with exit code 1, yet no test failed']);
  });

  it('reads passed, failed, repeated and skipped browser tests', () => {
    const path = report([
      { status: 'expected' },
      { status: 'unexpected' },
      { status: 'flaky' },
      { status: 'skipped', annotations: [{ type: 'skip', description: 'needs two displays' }] },
    ]);
    expect(playwrightResult('admin-e2e', path, badly)).toMatchObject({
      passed: 1,
      failures: ['login.spec.ts › case 1', 'login.spec.ts › case 2 (passed only when repeated)'],
      skips: ['login.spec.ts › case 3 (needs two displays)'],
    });
  });

  it('an error outside of any browser test, a missing report and an empty one are failures', () => {
    const path = report([{ status: 'expected' }], [{ message: 'The server did not start\nsomewhere' }]);
    expect(playwrightResult('admin-e2e', path, badly).failures).toEqual(['admin-e2e: The server did not start']);
    expect(playwrightResult('admin-e2e', join(folder, 'none.json'), badly).failures).toHaveLength(1);
    rmSync(join(folder, 'report'), { recursive: true });
    expect(playwrightResult('admin-e2e', report([]), well).failures).toEqual(['admin-e2e: no test ran']);
  });
});

describe('the verdict', () => {
  let printed: string[];
  beforeEach(() => {
    printed = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(...line.split('\n')));
  });
  afterEach(() => jest.restoreAllMocks());

  const result = (changes: object) => ({ name: 'engine', passed: 2, failures: [], skips: [], ...changes });

  it('is the last line, alone', () => {
    expect(summarise([result({}), result({ name: 'store' })])).toBe(0);
    expect(printed.at(-1)).toBe('4 passed, 0 failed');
  });

  it('is red when anything failed, and names it', () => {
    expect(summarise([result({ failures: ['tick.spec.ts: ticks'] })])).toBe(1);
    expect(printed.at(-1)).toBe('2 passed, 1 failed');
    expect(printed.join('\n')).toContain('engine  tick.spec.ts: ticks');
  });

  it('is red when nothing ran', () => {
    expect(summarise([result({ passed: 0 })])).toBe(1);
    expect(printed.at(-1)).toBe('0 passed, 0 failed');
  });

  it('never hides what was skipped', () => {
    expect(summarise([result({ skips: ['tick.spec.ts: ticks on Mars'] })])).toBe(0);
    expect(printed.at(-1)).toBe('2 passed, 0 failed, 1 skipped');
    expect(printed.join('\n')).toContain('engine  tick.spec.ts: ticks on Mars');
  });
});
