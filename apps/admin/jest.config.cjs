const { join } = require('node:path');
const { createCjsPreset } = require('jest-preset-angular/presets');

/** The console's tests run in jsdom on Angular's own preset; the workspace's preset is for node-side projects. */
module.exports = {
  ...createCjsPreset(),
  displayName: 'admin',
  rootDir: __dirname,
  // Transloco's own helper package ships ES modules with the extension `.js`.
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@jsverse/))'],
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: {
    '^@jeongsi/contract$': join(__dirname, '../../libs/contract/src/index.ts'),
    '^@lucide/angular$': join(__dirname, 'tools/lucide-for-jest.cjs'),
  },
};
