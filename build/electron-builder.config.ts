import type { Configuration } from 'electron-builder';
import { fuses } from './fuses.ts';

/** How the app is packaged. The main process is bundled, so no dependency goes in beside it. */
export default {
  appId: 'org.mailbox-oauth-assistant.app',
  productName: 'Mailbox OAuth Assistant',
  directories: { buildResources: 'build', output: 'release' },
  files: [
    'package.json',
    'dist/{main,preload,renderer}/**',
    'dist/licences.json',
    '!node_modules/**',
  ],
  asar: true,
  npmRebuild: false,
  electronFuses: fuses,
} satisfies Configuration;
