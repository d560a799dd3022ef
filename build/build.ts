import { build } from 'vite';
import main from './vite.main.config.ts';
import preload from './vite.preload.config.ts';
import renderer from './vite.renderer.config.ts';

// Plain Vite rather than electron-vite: three small configurations that the tests and the
// Chromium start use as they are, and no template's preload or folder layout to undo.
for (const config of [main, preload, renderer]) {
  await build({ ...config, logLevel: 'warn' });
}
