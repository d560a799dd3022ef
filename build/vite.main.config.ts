import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { publisher } from './publisher.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The main process: one ES module for Node; everything but Electron and Node is bundled in. */
export default {
  root,
  configFile: false,
  publicDir: false,
  // Built in, so that nothing on the computer where it runs can bring in another.
  define: { __UPDATE_KEYS__: JSON.stringify(publisher.updateKey) },
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/main',
    emptyOutDir: true,
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: { main: 'electron/main.ts' },
      external: ['electron', ...builtinModules, /^node:/],
      // Comments are a fifth of it, and licences are told elsewhere (licences.ts). Names and lines stay,
      // so that what the log says of a failure can be found here.
      output: { format: 'es', entryFileNames: '[name].js', comments: false },
    },
  },
} satisfies InlineConfig;
