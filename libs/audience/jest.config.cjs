const { join } = require('node:path');

const database = join(__dirname, '../../tools/test/database');

module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'audience',
  rootDir: __dirname,
  globalSetup: join(database, 'jest-setup.mjs'),
  globalTeardown: join(database, 'jest-teardown.mjs'),
};
