import { builtinModules } from 'node:module';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Who may import whom. One sentence per layer; tools/architecture/boundaries.spec.ts proves that each bites. */
const boundaries = [
  { sourceTag: 'layer:contract', onlyDependOnLibsWithTags: [], allowedExternalImports: [] },
  {
    sourceTag: 'layer:engine',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['luxon', '@hyunbinseo/holidays-kr', '@hyunbinseo/holidays-kr/all'],
  },
  {
    sourceTag: 'layer:outbound',
    onlyDependOnLibsWithTags: ['layer:engine'],
    allowedExternalImports: ['undici', 'ipaddr.js'],
  },
  { sourceTag: 'layer:adapter', onlyDependOnLibsWithTags: ['layer:engine', 'layer:outbound'] },
  { sourceTag: 'layer:api', onlyDependOnLibsWithTags: ['layer:contract', 'layer:engine', 'layer:adapter'] },
  {
    sourceTag: 'layer:console',
    onlyDependOnLibsWithTags: ['layer:contract'],
    // What belongs to the server; class-validator's decorators would also weigh down the first paint.
    bannedExternalImports: ['@nestjs/*', '@fastify/*', 'class-*', 'kysely', 'better-sqlite3', 'undici', 'nodemailer'],
  },
  { sourceTag: 'layer:e2e', onlyDependOnLibsWithTags: ['layer:contract'] },
  { sourceTag: 'layer:bench', onlyDependOnLibsWithTags: ['layer:engine', 'layer:adapter'] },
  { sourceTag: 'layer:tools', onlyDependOnLibsWithTags: [] },
];

/** Tests of the engine, and the suites it ships for its adapters, may also draw random cases. */
const boundariesOfTests = boundaries.map((boundary) =>
  boundary.sourceTag === 'layer:engine'
    ? { ...boundary, allowedExternalImports: [...boundary.allowedExternalImports, 'fast-check'] }
    : boundary,
);

const enforceBoundaries = (depConstraints) => [
  'error',
  { enforceBuildableLibDependency: false, allow: [], depConstraints },
];

/** For projects that must run anywhere: no file, network, process or clock of Node's (the boundary rule is blind to these). */
export const withoutNode = [
  {
    files: ['**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: builtinModules, patterns: [{ regex: '^node:' }] }],
    },
  },
];

export default [
  { ignores: ['**/dist', '**/.angular', '**/.nx', '**/coverage', '**/node_modules', '**/test-results', 'data'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': enforceBoundaries(boundaries),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-restricted-globals': ['error', 'name', 'event'],
    },
  },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': enforceBoundaries(boundariesOfTests) },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setImmediate: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
];
