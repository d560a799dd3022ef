import { localTime } from './format.en.ts';

const megabytes = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** Bytes as they are read: `92.4 MB`. */
function sizeOf(bytes: number): string {
  return `${megabytes.format(bytes / 1_000_000)} MB`;
}

/** Updates of the app, in English. */
export const updates = {
  heading: 'Updates',
  lead: 'The app asks for new versions only where an address is set here, once a day and when you check. Nothing is downloaded or installed until you say so.',
  feed: {
    label: 'Address of the folder with releases',
    hint: 'Leave it empty to ask nobody. The publisher or your organisation knows the address.',
    use: 'Use this address',
    problems: {
      'not-https': 'The address must begin with https://.',
      'user-info': 'The address must not have a user name or password in it.',
      query: 'The address must end at the folder, without “?” or “#”.',
      'not-an-address': 'This is not the address of a folder.',
      'not-a-folder': 'Enter the folder, without the name of a file in it.',
    },
  },
  noFeed: 'No address is set: the app never asks for updates.',
  noKey:
    'This build has no publisher’s key, so no release could be verified: the app never asks for updates.',
  idle: 'The feed was not asked yet.',
  checked: (iso: string) => `Last asked: ${localTime(iso)}.`,
  checking: 'Asking for a new version…',
  upToDate: (version: string) => `This is the newest version, ${version}.`,
  newerThanFeed: (version: string) =>
    `This version is newer than that of the feed, which is ${version}.`,
  available: (version: string) => `Version ${version} is available.`,
  downloading: (received: number, size: number) =>
    `Downloading: ${sizeOf(received)} of ${sizeOf(size)}.`,
  progress: 'Download of the new version',
  ready: (version: string) =>
    `Version ${version} is downloaded and verified. Installing it ends the app.`,
  installing: (version: string) => `Installing version ${version}. The app ends in a moment.`,
  failed: {
    check: (title: string) => `No check for updates: ${title}`,
    download: (title: string) => `No download: ${title}`,
    install: (title: string) => `No installation: ${title}`,
  },
  check: 'Check for updates',
  download: 'Download',
  again: 'Download again',
  install: 'Install and restart',
  cancel: 'Cancel',
  ways: {
    package:
      'This app came as a package of the system. Download the file and install it as you installed this one.',
    'all-users':
      'This app was set up for everybody on this computer. An administrator downloads the file and installs it.',
    copy: 'This copy of the app was not installed, so it does not replace itself. Download the file and put it in its place.',
  },
  facts: 'The release',
  version: 'Version',
  date: 'Made on',
  dateOf: localTime,
  size: 'Size',
  sizeOf,
  address: 'File',
  sha512: 'SHA-512 (base64)',
  notes: 'What is new',
  noNotes: 'The release comes without notes.',
  badge: (version: string) => `Update: ${version}`,
};
