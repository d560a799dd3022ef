import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from './error-text.ts';

/** Failures of the connections that are kept, and of files with connections from elsewhere. */
export const connectionErrors = {
  'connections/set-aside': {
    title: 'The file with your connections could not be read',
    cause:
      'It was changed or damaged, or another version of this app wrote it. It was set aside under the name above, in the folder of this app’s user data, and the list begins anew.',
    nextStep:
      'Import the connections from a file that you exported, or put an undamaged copy back in place while the app is closed.',
  },
  'connections/partly-set-aside': {
    title: 'Not all of your connections could be read',
    cause:
      'Some entries of their file were changed or damaged. The whole file as it was is kept under the name above, in the folder of this app’s user data; all other connections are in the list.',
    nextStep:
      'Look through the list. What is missing can be set up anew, or imported from an export.',
  },
  'connections/unreadable': {
    title: 'The file with your connections cannot be opened',
    cause:
      'The system does not let this app read it. So that nothing is overwritten, nothing is kept until it can be read: what you type now lasts until the app is closed.',
    nextStep: 'Check the rights of the folder of this app’s user data, then start the app again.',
  },
  'connections/not-kept': {
    title: 'What you type is not being kept',
    cause:
      'The file with the connections cannot be written. Nothing is lost while the app is open.',
    nextStep:
      'Make room on the disk, and check that you may write in the folder of your profile. With your next change the app tries again.',
  },
  'connections/too-many': {
    title: 'There is no room for one more connection',
    cause: 'The app keeps up to 200 connections. The new one lasts until the app is closed.',
    nextStep: 'Export and delete connections that you no longer need.',
  },
  'import/unreadable': {
    title: 'The file could not be read',
    cause:
      'It cannot be opened, is no text file, or is larger than a file with connections can be.',
    nextStep: 'Choose the file that was exported from this app, and check that you may read it.',
  },
  'import/other-file': {
    title: 'This is not a file with connections',
    cause: 'It was not exported from this app, or was cut off on the way.',
    nextStep: 'Export the connections again on the other computer, and choose that file.',
  },
  'import/other-version': {
    title: 'The file is of another version of this app',
    cause: 'This version does not know the form that the file says it has, so nothing was taken.',
    nextStep: 'Install the newest version of this app, and import the file again.',
  },
  'import/not-allowed': {
    title: 'Something in the file does not belong there',
    cause:
      'The app writes no such value or key, so somebody else changed the file, and nothing was taken from it. The place is named above.',
    nextStep: 'Ask for a new export, and do not edit it.',
  },
  'import/secret': {
    title: 'The file seems to hold a secret',
    cause:
      'It has a key for a password, a client secret or a token. Connections are passed on without secrets, so nothing was taken from it. The place is named above.',
    nextStep:
      'Delete the file, and take back what was in it: whoever had the file has the secret too. Then ask for a new export.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
