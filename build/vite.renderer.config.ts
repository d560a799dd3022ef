import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = fileURLToPath(new URL('../renderer', import.meta.url));

/** The page that the window shows, served from app://ui/ by the main process. */
export default {
  root,
  configFile: false,
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome150',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    sourcemap: false,
    // Data URLs are refused for scripts and fonts; everything is a file of its own.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
} satisfies InlineConfig;
