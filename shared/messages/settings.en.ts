import { countOf } from './format.en.ts';

/** The way to settings and about, from everywhere, in English. */
export const appLinks = {
  language: 'Language',
  settings: 'Settings',
  about: 'About',
};

/** What can be set for the app on this computer, in English. */
export const settingsDialog = {
  heading: 'Settings',
  lead: 'They are for this app on this computer, and hold at once.',
  close: 'Close',
  display: {
    heading: 'Language and theme',
    language: 'Language',
    system: (name: string) => `As the system says (${name})`,
    theme: 'Theme',
    themes: {
      system: 'As the system says',
      light: 'Light',
      dark: 'Dark',
      'high-contrast': 'High contrast',
    },
  },
  signIns: {
    heading: 'Kept sign-ins',
    remember: 'Tick “Remember on this computer” for new sign-ins',
    rememberHint: 'It can still be changed at each sign-in.',
    none: 'Nothing is kept on this computer.',
    kept: (apps: number, credentials: number) =>
      `Kept now, encrypted by the system: sign-ins of ${countOf(apps, 'app', 'apps')}, ${countOf(credentials, 'client secret or certificate', 'client secrets or certificates')}.`,
    remove: 'Remove everything that is kept',
    question: 'Remove all kept sign-ins, client secrets and certificates from this computer?',
    yes: 'Remove everything',
    no: 'Keep them',
    removed: 'Everything that was kept was removed.',
  },
  mail: {
    family: 'Addresses of the mail servers',
    families: {
      any: 'IPv6 and IPv4, whichever answers first',
      ipv4: 'IPv4 only',
      ipv6: 'IPv6 only',
    },
    overProxy: 'Reach the mail servers over the proxy above too',
    overProxyHint:
      'Only a proxy that is typed in, and that allows connections to the mail ports. Without it, connections to mail servers are made directly.',
  },
  log: {
    heading: 'Log',
    lead: 'What the app did is written to a file on this computer: never a password, a token or a message.',
    level: 'What is written',
    levels: {
      error: 'Failures of the app only',
      warn: 'Warnings too',
      info: 'What was done (recommended)',
      debug: 'Every step, for a report to the makers',
    },
    open: 'Open log folder',
  },
};

/** Versions and licences, in English. */
export const aboutDialog = {
  heading: (name: string) => `About ${name}`,
  lead: 'Sets up mail over OAuth 2.0 for Microsoft 365 and Outlook.com, and says why it does not work.',
  close: 'Close',
  versions: 'Versions',
  version: 'Version',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  system: 'System',
  licence: 'Licence',
  licenceText: 'This app is free software under the MIT licence.',
  thirdParty: 'Third-party licences',
  thirdPartyText: (count: number) =>
    `The app contains ${countOf(count, 'package', 'packages')} of others, each under the licence below.`,
  runtime:
    'Electron, Chromium and Node.js come with their own licences, in the files LICENSE.electron.txt and LICENSES.chromium.html in the folder of the app.',
  noText: 'The package comes without a text of its licence.',
};
