import type { Configuration } from 'electron-builder';
import { linux, linuxPackages } from './linux/packages.ts';
import { fuses } from './fuses.ts';
import { publisher } from './publisher.ts';

/**
 * Azure Artifact Signing, where its variables are set; `build/pack/signing.ts` says which others it
 * needs. Public authorities hand out no certificates as files any more, so this is the usual way.
 */
const azure = {
  endpoint: process.env['AZURE_SIGNING_ENDPOINT'] ?? '',
  codeSigningAccountName: process.env['AZURE_SIGNING_ACCOUNT'] ?? '',
  certificateProfileName: process.env['AZURE_SIGNING_PROFILE'] ?? '',
  publisherName: publisher.windowsNames[0] ?? publisher.name,
};

/**
 * How the app is packaged; `build/pack/dist.ts` runs it. The main process is bundled, so no dependency
 * goes in beside it.
 *
 * What comes out keeps its name, because scripts and links of administrators have it in them:
 * `mailbox-oauth-assistant-VERSION-SYSTEM-ARCH.EXT`. SYSTEM is `win`, `mac` or `linux`; ARCH is `x64` or
 * `arm64`, and in deb and rpm packages what their own tools call it. The Setup program ends in
 * `-setup.exe`.
 */
export default {
  appId: 'org.mailbox-oauth-assistant.app',
  productName: 'Mailbox OAuth Assistant',
  copyright: `Copyright © ${publisher.name}`,
  directories: { buildResources: 'build', output: 'release' },
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  files: [
    'package.json',
    'dist/{main,preload,renderer}/**',
    'dist/licences.json',
    // The window's own icon on Linux, where nothing else gives it one outside a package.
    'build/icons/png/256x256.png',
    '!node_modules/**',
  ],
  // Beside the archive, where a person finds them without the app.
  extraResources: [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'dist/THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' },
  ],
  extraMetadata: {
    author: { name: publisher.name, email: publisher.mail },
    homepage: publisher.homepage,
  },
  asar: true,
  npmRebuild: false,
  // The first bundle with an NSIS that can have the uninstaller signed (3.08 or later).
  toolsets: { nsis: '1.2.1' },
  // After the fuses are set, an app for Apple's own processors must at least be signed by itself.
  electronFuses: { ...fuses, resetAdHocDarwinSignature: true },
  // The languages of the app itself; Chromium's other 50 weigh 40 MB.
  electronLanguages: ['en-US', 'ja'],
  compression: 'normal',
  // Nothing is ever uploaded from here, and no build asks this address, which nobody can have: the feed
  // comes from the settings or the policy. It has to be said, because only then are the manifests of
  // updates (latest*.yml) written, and with them what the updater must know of the publisher.
  publish: { provider: 'generic', url: 'https://updates.mailbox-oauth-assistant.invalid/' },
  detectUpdateChannel: false,
  electronUpdaterCompatibility: '>=4.0.0',

  win: {
    target: [
      // Windows on Arm runs these, too.
      { target: 'nsis', arch: ['x64'] },
      { target: 'zip', arch: ['x64'] },
    ],
    icon: 'build/icons/icon.ico',
    // The updater refuses what none of these has signed.
    ...(azure.endpoint === ''
      ? { signtoolOptions: { publisherName: publisher.windowsNames } }
      : { azureSignOptions: azure }),
    verifyUpdateCodeSignature: true,
  },
  nsis: {
    artifactName: '${name}-${version}-${os}-${arch}-setup.${ext}',
    // Made of what NSIS itself brings; the packager's own script needs plug-ins of others.
    script: 'build/windows/installer.nsi',
    installerLanguages: ['en_US', 'ja_JP'],
    // An update for all users is the administrator's to install: no program that asks for elevation.
    packElevateHelper: false,
    // Its files are compressed as one, so that no part of an older Setup helps to download a new one.
    differentialPackage: false,
  },

  mac: {
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.utilities',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/macos/entitlements.plist',
    entitlementsInherit: 'build/macos/entitlements.plist',
    // Done where the variables for it are set (see build/pack/signing.ts), and else left out.
    notarize: true,
  },
  dmg: { sign: false },

  linux,
  ...linuxPackages,
} satisfies Configuration;
