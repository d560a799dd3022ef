import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { layers } from './eslint-layers.ts';
import { noTextInComponents } from './eslint-texts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig(
  { basePath: root, ignores: ['dist/**', 'node_modules/**', 'test-results/**'] },
  {
    basePath: root,
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // What is taken out of an object so that the rest of it remains.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    basePath: root,
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    basePath: root,
    files: ['renderer/**/*.tsx'],
    plugins: { texts: { rules: { 'no-text-in-components': noTextInComponents } } },
    rules: { 'texts/no-text-in-components': 'error' },
  },
  {
    // Tools and programs of the terminal talk on the console.
    basePath: root,
    files: ['build/**/*.ts', 'electron/cli/**/*.ts', 'test/bench/**/*.ts', 'test/eval/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  ...layers.map((layer) => ({ ...layer, basePath: root })),
);
