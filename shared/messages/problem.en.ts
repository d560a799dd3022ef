import type { PartName } from '../problem/part-names.ts';
import { countOf } from './format.en.ts';

const kilobytes = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `812 bytes`, from 1000 on `1.2 kB`. */
function sizeOf(bytes: number): string {
  return bytes < 1000 ? countOf(bytes, 'byte', 'bytes') : `${kilobytes.format(bytes / 1000)} kB`;
}

const parts: Readonly<Record<PartName, string>> = {
  'what-happened.txt': 'What you wrote',
  'versions.json': 'Versions of the app and of the system',
  'settings.json': 'Settings, without the user of the proxy',
  'policy.json': 'Names of what your organisation has set',
  'keeping.json': 'Whether and how much is kept on this computer',
  'log.jsonl': 'The last lines of the log',
  'last-test.txt': 'The report of the last test or failed sign-in',
};

/** Reports of problems, and the page that stands where another has failed, in English. */
export const problem = {
  open: 'Report a problem',
  heading: 'Report a problem',
  lead: 'This makes one file for whoever helps you. The app sends it nowhere, and shows all of it before it is saved.',
  words: 'What happened, and what did you expect?',
  wordsHint:
    'In your own words; it can stay empty. What looks like a token or a password is hidden.',
  lastTest: 'Add the report of the last test or failed sign-in',
  lastTestHint: 'With its transcripts: what the servers said, without tokens.',
  pseudonymsHint:
    'In the report of the test, in what you wrote and in the settings. The log has no addresses and no tenants; a host stands in it only where a page was kept from going there.',
  show: 'Show what will be saved',
  close: 'Close',
  shownHeading: 'What will be saved',
  summary: (files: number, bytes: number) =>
    `${countOf(files, 'file', 'files')} in one ZIP archive of ${sizeOf(bytes)}. Exactly this is saved, and nothing else.`,
  parts,
  part: (name: string, bytes: number) => `${name}, ${sizeOf(bytes)}`,
  noTest: 'There is no test yet whose report could be added.',
  back: 'Back',
  save: 'Save',
  saved: 'Saved.',
  crash: {
    heading: 'This page has stopped working',
    text: 'The app has made a mistake. Your connections are kept as you typed them; sign in again after the page is loaded anew.',
    reload: 'Load the page anew',
    openLog: 'Open log folder',
  },
};
