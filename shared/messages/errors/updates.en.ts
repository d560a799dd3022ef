import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from './error-text.ts';

/** Failures of updates. */
export const updateErrors = {
  'update/feed-address': {
    title: 'The address for updates cannot be used',
    cause:
      'It has to be the https address of a folder, without user name, password and query. Nothing was asked.',
    nextStep: 'Correct the address in the settings, or in the policy that sets it.',
  },
  'update/unreachable': {
    title: 'The server for updates could not be reached',
    cause: 'The name, the connection, the certificate or a proxy stood in the way, as said above.',
    nextStep: 'Check the address and the network settings, then check for updates again.',
  },
  'update/refused': {
    title: 'The server for updates did not give the file',
    cause:
      'It answered with a status other than 200, named another place, or sent something too large. The app follows no redirect for updates.',
    nextStep: 'Check that the address is the folder with the files of the release.',
  },
  'update/unsigned': {
    title: 'The release is not signed',
    cause:
      'Beside the description of the release there has to be its signature, and there is none that can be read. Nothing was downloaded.',
    nextStep: 'Ask whoever runs the server for updates to put all files of the release there.',
  },
  'update/wrong-signature': {
    title: 'The release is not from the publisher of this app',
    cause:
      'The signature does not fit: the description of the release was changed, or somebody else has signed it. Nothing was downloaded.',
    nextStep: 'Do not install that release. Tell whoever runs the server for updates.',
  },
  'update/manifest': {
    title: 'The release cannot be used',
    cause:
      'The publisher has signed it, but its description is not as expected, or has no file for this computer.',
    nextStep: 'Report this to the publisher, with the text above.',
  },
  'update/older': {
    title: 'The server offers an older release than before',
    cause:
      'An old release with its signature can be offered again to bring back a fault of it. Nothing was downloaded.',
    nextStep: 'Wait for a newer release, or ask whoever runs the server for updates.',
  },
  'update/unsupported-system': {
    title: 'The new version needs a newer system',
    cause: 'The release says that it runs on the version above and on later ones.',
    nextStep: 'Update the system of this computer first.',
  },
  'update/file': {
    title: 'The downloaded file is not the signed one',
    cause:
      'Its length or its SHA-512 differs from what the publisher has signed. The file was not installed.',
    nextStep: 'Download it again. If that fails, tell whoever runs the server for updates.',
  },
  'update/not-written': {
    title: 'The downloaded file could not be saved',
    cause: 'The disk is full, or the folder for temporary files cannot be written to.',
    nextStep: 'Free some space on the disk, then download it again.',
  },
  'update/publisher': {
    title: 'Windows does not accept the signature of the file',
    cause: 'This app is signed, and the new file is not signed by the same publisher.',
    nextStep: 'Do not install that file. Report this to the publisher.',
  },
  'update/not-installed': {
    title: 'The new version could not be installed',
    cause: 'The system did not start the installation. The version that is running stays.',
    nextStep: 'Download it again, or install the release by hand.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
