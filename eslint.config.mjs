import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Who may import whom (docs/decisions/0001). One sentence per layer; the spec in tools/architecture proves that it bites. */
const boundaries = [
  { sourceTag: 'layer:contract', onlyDependOnLibsWithTags: [], allowedExternalImports: [] },
  { sourceTag: 'layer:engine', onlyDependOnLibsWithTags: [], allowedExternalImports: ['luxon', '@hyunbinseo/holidays-kr'] },
  { sourceTag: 'layer:adapter', onlyDependOnLibsWithTags: ['layer:engine'] },
  { sourceTag: 'layer:api', onlyDependOnLibsWithTags: ['layer:contract', 'layer:engine', 'layer:adapter'] },
  { sourceTag: 'layer:console', onlyDependOnLibsWithTags: ['layer:contract'] },
  { sourceTag: 'layer:e2e', onlyDependOnLibsWithTags: ['layer:contract'] },
];

export default [
  { ignores: ['**/dist', '**/.angular', '**/.nx', '**/coverage', '**/node_modules', '**/test-results', 'data'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-restricted-globals': ['error', 'name', 'event'],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', setImmediate: 'readonly', Buffer: 'readonly', performance: 'readonly', AbortSignal: 'readonly', AbortController: 'readonly', require: 'readonly', module: 'writable', __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
];
