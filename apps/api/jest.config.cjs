const preset = require('../../jest.preset.js');

/** What only the API loads, and ships as ES modules alone. */
const esmOnly = ['content-disposition', 'cookie', 'js-yaml'];

module.exports = {
  ...preset,
  displayName: 'api',
  rootDir: __dirname,
  transformIgnorePatterns: preset.transformIgnorePatterns.map((pattern) =>
    pattern.replace('(?!(', `(?!(${esmOnly.join('|')}|`),
  ),
};
