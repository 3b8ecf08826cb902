/**
 * Each story starts servers of its own. One story at a time: they measure when things arrive, and two of them beside
 * each other would measure each other.
 */
module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'api-e2e',
  rootDir: __dirname,
  // On an idle machine each takes seconds. This is for a busy one.
  testTimeout: 300_000,
  maxWorkers: 1,
};
