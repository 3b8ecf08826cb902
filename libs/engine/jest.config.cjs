module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'engine',
  rootDir: __dirname,
  setupFiles: ['<rootDir>/src/schedule/testing/system-month.ts'],
};
