import { fileURLToPath } from 'node:url';
import reactPlugin from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = fileURLToPath(new URL('../renderer', import.meta.url));

/** React with what is its own. */
const react = /\/node_modules\/(react|react-dom|scheduler)\/|\/renderer\/create-root\.ts$/;

/** The page that the window shows, served from app://ui/ by the main process. */
export default {
  root,
  configFile: false,
  base: './',
  plugins: [reactPlugin()],
  build: {
    target: 'chrome150',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    sourcemap: false,
    // Data URLs are refused for scripts and fonts; everything is a file of its own.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    // See renderer/create-root.ts.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'react', test: react }] } } },
  },
} satisfies InlineConfig;
