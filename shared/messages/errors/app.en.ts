import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from './error-text.ts';

/** Failures of the app itself, and of what it keeps. */
export const appErrors = {
  'ipc/forbidden': {
    title: 'The request did not come from this window',
    cause: 'The app answers only its own window. Something else asked, so nothing was done.',
    nextStep: 'Close the app and start it again.',
  },
  'ipc/invalid': {
    title: 'The app could not read its own request',
    cause: 'A value had a form that the main process does not take, so nothing was done.',
    nextStep: 'Go back through the steps and look at what was entered, then try again.',
  },
  'app/unexpected': {
    title: 'Something happened that the app does not know',
    cause: 'This is a fault of the app, not of your tenant. Nothing was changed in your tenant.',
    nextStep: 'Try again. If it comes back, copy this text into a report to the makers.',
  },
  'input/invalid': {
    title: 'A value is missing or has the wrong form',
    cause: 'The connection cannot be used as it was entered.',
    nextStep: 'Go back to the step that is marked and fill in the field that is named there.',
  },
  'keeping/unavailable': {
    title: 'Sign-ins cannot be kept on this computer',
    cause: 'The system offers no protected store for keys.',
    nextStep: 'Sign in without “Remember”. Tokens are then in memory only.',
  },
  'keeping/basic-text': {
    title: 'Sign-ins would not be safe on this computer',
    cause:
      'The system has no keyring running, so what is kept could be read by every program of this account.',
    nextStep: 'Sign in without “Remember”, or start GNOME Keyring or KWallet and this app again.',
  },
  'keeping/set-aside': {
    title: 'Something that was kept could not be read',
    cause:
      'The file was changed, or was written by another account or on another computer. It was set aside and is not used.',
    nextStep: 'Sign in again, with “Remember” if it is to be kept anew.',
  },
  'keeping/failed': {
    title: 'What is kept on this computer could not be changed',
    cause: 'Its file could not be written or removed. The sign-in itself is not affected.',
    nextStep: 'Check the free space, and the rights of the folder where one is named above.',
  },
  'keeping/not-allowed': {
    title: 'Your organisation does not allow sign-ins to be kept',
    cause:
      'A policy of this computer says that tokens, client secrets and certificates stay in memory.',
    nextStep: 'Sign in without “Remember on this computer”.',
  },
  'policy/flow-not-allowed': {
    title: 'Your organisation does not allow this way to sign in',
    cause:
      'A policy of this computer names the ways that are allowed, and this one is not among them. Nothing was asked of the sign-in service.',
    nextStep:
      'Choose another way to sign in. Which ones are allowed stands in the settings; your administrator can change it.',
  },
  'policy/managed': {
    title: 'This is managed by your organisation',
    cause: 'A policy of this computer sets it, so it cannot be changed here. It is as it was.',
    nextStep:
      'If it has to be another value, ask your administrator. The settings say where it comes from.',
  },
  'settings/set-aside': {
    title: 'The settings of this app could not be read',
    cause:
      'Their file was changed or damaged. It was set aside under the name above, and the settings are as at the first start.',
    nextStep: 'Choose language, theme and network anew in Settings.',
  },
  'settings/not-kept': {
    title: 'The settings are not kept',
    cause: 'Their file cannot be read or written. What you choose holds until the app is closed.',
    nextStep: 'Check the free space, and whether you may write in the folder of your profile.',
  },
  'log/not-opened': {
    title: 'The log folder was not opened',
    cause: 'The system has no program that shows folders, or the folder cannot be read.',
    nextStep: 'Open the folder that is named above yourself, in the file manager.',
  },
  'problem/gone': {
    title: 'This report is no longer there',
    cause: 'Another report was made after it, and only the one that was shown last can be saved.',
    nextStep: 'Go back and have the report shown again.',
  },
  'practice/not-running': {
    title: 'The practice tenant is not running',
    cause: 'It runs only while the app is open, and it was stopped or never started.',
    nextStep: 'Go to the first screen and start the practice tenant again.',
  },
  'practice/start-failed': {
    title: 'The practice tenant could not be started',
    cause: 'It needs free ports on this computer’s loopback address, and could not get them.',
    nextStep: 'Check whether a security program blocks local servers, then try again.',
  },
  'file/not-saved': {
    title: 'The file could not be saved',
    cause:
      'The system refused to write it there. A file that was there before is as it was before.',
    nextStep:
      'Choose another folder, or check the free space and whether you may write there. “Copy” works without a file.',
  },
  'history/failed': {
    title: 'The history of tests could not be read or changed',
    cause: 'Its folder could not be read or written. The test itself is not affected.',
    nextStep: 'Check the free space, and the rights of the folder that is named above.',
  },
  'history/missing': {
    title: 'This test is no longer kept',
    cause: 'It was removed, a newer one took its place, or its file was damaged and set aside.',
    nextStep: 'Choose another test in the history, or test again.',
  },
  'link/refused': {
    title: 'The link was not opened',
    cause: 'The app opens only pages on its own short list.',
    nextStep: 'Copy the address and open it in the browser yourself.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
