/**
 * Leaves what a jest run did in `$JEONGSI_TEST_RESULTS/<project>.json`, beside jest's own output on the screen, so that
 * one summary can be made of many runs. Given to jest with `--reporters`.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { basename, join, relative } = require('node:path');

module.exports = class ResultsReporter {
  constructor(globalConfig) {
    this.root = globalConfig.rootDir;
  }

  onRunComplete(testContexts, results) {
    const folder = process.env.JEONGSI_TEST_RESULTS;
    if (!folder) return;
    const [{ config } = {}] = testContexts;
    const name = config?.displayName?.name ?? basename(this.root);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(this.summary(name, results)));
  }

  summary(name, results) {
    const tests = results.testResults.flatMap((file) =>
      file.testResults.map((test) => ({ ...test, file: relative(this.root, file.testFilePath) })),
    );
    const titles = (wanted) =>
      tests.filter(({ status }) => wanted.has(status)).map(({ file, fullName }) => `${file}: ${fullName}`);
    const broken = results.testResults.filter(({ testExecError }) => testExecError);
    return {
      name,
      seconds: (Date.now() - results.startTime) / 1000,
      passed: results.numPassedTests,
      failures: [
        ...titles(new Set(['failed'])),
        ...broken.map(({ testFilePath }) => `${relative(this.root, testFilePath)}: the file could not run`),
      ],
      skips: titles(new Set(['pending', 'skipped', 'todo', 'disabled'])),
    };
  }
};
