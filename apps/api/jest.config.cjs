const preset = require('../../jest.preset.js');

/** What only the API loads, and ships as ES modules alone. */
const esmOnly = ['content-disposition', 'cookie', 'js-yaml'];

module.exports = {
  ...preset,
  displayName: 'api',
  rootDir: __dirname,
  // A test takes milliseconds, and so does its hook; on a busy machine the start of a server takes longer than 5 s.
  testTimeout: 30_000,
  transformIgnorePatterns: preset.transformIgnorePatterns.map((pattern) =>
    pattern.replace('(?!(', `(?!(${esmOnly.join('|')}|`),
  ),
};
