import type { Configuration } from 'electron-builder';
import { publisher } from '../publisher.ts';
import { copyright, installFolder, programLink } from './package-files.ts';

/** What menus show, in the languages of the app. */
const entry = {
  'Name[ja]': 'Mailbox OAuth Assistant',
  GenericName: 'Mailbox sign-in assistant',
  'GenericName[ja]': 'メールボックス接続アシスタント',
  'Comment[ja]':
    'Microsoft 365 のメールボックスに IMAP、POP、SMTP と OAuth 2.0 で接続し、失敗の原因を示します',
  Keywords: 'Microsoft 365;Exchange;OAuth;IMAP;POP;SMTP;XOAUTH2;',
  'Keywords[ja]': 'Microsoft 365;Exchange;OAuth;IMAP;POP;SMTP;XOAUTH2;メール;',
  StartupNotify: 'true',
};

/** What all packages for Linux have in common. */
export const linux = {
  target: ['zip', 'AppImage', 'deb', 'rpm'].map((target) => ({
    target,
    arch: ['x64' as const, 'arm64' as const],
  })),
  icon: 'build/icons/png',
  executableName: 'mailbox-oauth-assistant',
  // The file of the desktop entry has the name that the window has for the desktop (see desktopName in
  // package.json); only so does the window get its icon and its place in the dock.
  syncDesktopName: true,
  category: 'Network;Email',
  maintainer: `${publisher.name} <${publisher.mail}>`,
  vendor: publisher.name,
  synopsis: 'connect a Microsoft 365 mailbox with OAuth 2.0',
  description:
    'Connects a Microsoft 365 mailbox over IMAP, POP or SMTP with OAuth 2.0, and shows why when it does not work.',
  desktop: { entry },
} satisfies Configuration['linux'];

/** Options of fpm, which puts deb and rpm packages together: SOURCE=TARGET, and its own. */
const files = [
  // Without this an RPM package leaves its empty folders behind.
  ...['--directories', installFolder],
  `${programLink}=/usr/bin/${linux.executableName}`,
];

/** The packager fills in the names that stand in `${}` in them, and knows no other use of that. */
const scripts = {
  afterInstall: 'build/linux/after-install.sh',
  afterRemove: 'build/linux/after-remove.sh',
};

const licenceFolder = `/usr/share/licenses/${linux.executableName}`;

/** The kinds of packages for Linux. */
export const linuxPackages = {
  deb: {
    ...scripts,
    packageCategory: 'net',
    // What Electron's program is linked with or loads when it starts, and what encrypts that which is
    // remembered (libsecret). A name that newer releases have changed stands first.
    depends: [
      'libgtk-3-0t64 | libgtk-3-0',
      'libatspi2.0-0t64 | libatspi2.0-0',
      'libasound2t64 | libasound2',
      ...['libnss3', 'libgbm1', 'libsecret-1-0', 'libuuid1', 'libxss1', 'libxtst6', 'xdg-utils'],
    ],
    // Else it is a library that Debian does not have any more.
    recommends: [],
    fpm: [...files, `${copyright}=/usr/share/doc/${linux.executableName}/copyright`],
  },
  rpm: {
    ...scripts,
    packageCategory: 'Applications/Internet',
    depends: [
      ...['gtk3', 'at-spi2-core', 'nss', 'libXScrnSaver', 'xdg-utils', 'hicolor-icon-theme'],
      // Fedora's and openSUSE's names.
      '(alsa-lib or libasound2)',
      '(mesa-libgbm or libgbm1)',
      '(libsecret or libsecret-1-0)',
      '(libuuid or libuuid1)',
      '(libXtst or libXtst6)',
    ],
    fpm: [...files, ...['--directories', licenceFolder], `${copyright}=${licenceFolder}/LICENSE`],
  },
  appImage: { category: linux.category },
} satisfies Pick<Configuration, 'deb' | 'rpm' | 'appImage'>;
