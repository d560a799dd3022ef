import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The preload script: one CommonJS file, because sandboxed preload scripts cannot import. */
export default {
  root,
  configFile: false,
  publicDir: false,
  build: {
    target: 'chrome150',
    outDir: 'dist/preload',
    emptyOutDir: true,
    minify: false,
    sourcemap: false,
    lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
} satisfies InlineConfig;
