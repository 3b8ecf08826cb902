/**
 * What every node-side project's tests share. Packages that ship as ES modules alone are transformed,
 * since jest runs CommonJS; a new ESM-only dependency joins the list below.
 */
const { join } = require('node:path');

const esmOnly = [
  '@nestjs',
  '@fastify',
  '@hyunbinseo',
  'kysely',
  'uuid',
  'fast-check',
  'pure-rand',
  'undici',
  'csv-parse',
];

const lib = (name, entry = 'index.ts') => join(__dirname, 'libs', name, 'src', entry);

module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: {
    '^@jeongsi/engine/testing$': lib('engine', 'testing/index.ts'),
    '^@jeongsi/(contract|engine|outbound|store|dispatch|audience|channels)$': join(
      __dirname,
      'libs',
      '$1',
      'src',
      'index.ts',
    ),
  },
  transform: {
    '^.+\\.(m?ts|m?js)$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
  transformIgnorePatterns: [`node_modules/(?!(${esmOnly.join('|')})/)`],
  coverageReporters: ['text-summary', 'lcov'],
};
