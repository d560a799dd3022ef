import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import { openUsers, personName, signInAgain, tenantName } from './sign-in-phrases.ts';
import { isNumber } from './values.ts';

/** The account that signs in, in English. */
export const signInAccountFindings = {
  'account-not-in-tenant': (values) => ({
    title: 'The account is not in this tenant',
    cause:
      values.personal === true
        ? `${personName(values)} is a personal account, and ${tenantName(values)} does not know it.`
        : `The account that signed in is another tenant’s, a personal one, or does not exist in ${tenantName(values)}. A browser often takes the account that is still signed in.`,
    steps: [
      'Sign out, or choose “Use another account”, and sign in with the account of this tenant. A private window of the browser helps.',
      'If the account is right: enter its own tenant in step 1 of this app.',
      'If it belongs to another organisation and is meant to use this tenant: an administrator has to invite it as a guest first.',
      'For an Outlook.com mailbox choose Outlook.com as the cloud in step 1 of this app.',
    ],
  }),
  'wrong-password': (values) => ({
    title: 'The user name or the password is not right',
    cause: 'Entra ID could not confirm them for this account.',
    steps: [
      `Sign in as ${personName(values)} at https://www.office.com to see whether name and password are right.`,
      `If they are not: ${openUsers(values)}, choose the account and reset the password.`,
      'Where accounts are kept in a local Active Directory, see that passwords are synchronised.',
      signInAgain,
    ],
  }),
  'account-locked': (values) => ({
    title: 'The account is locked for the moment',
    cause:
      'Too many sign-ins with a wrong password, or from an address that Microsoft blocks. Often a device or program still uses an old password.',
    steps: [
      'Wait some minutes: the lock ends by itself, and each further wrong attempt makes it longer.',
      `Find the programs that still use an old password for ${personName(values)}, in the sign-in log, and stop them.`,
      'An administrator can reset the password to end the lock.',
      signInAgain,
    ],
  }),
  'account-disabled': (values) => ({
    title: 'The account is disabled',
    cause: `Sign-in is blocked for ${personName(values)} in the directory. Shared mailboxes have such accounts: nobody signs in as one.`,
    steps: [
      'If it is a shared mailbox: sign in as a person who has Full Access to it.',
      `Else: ${openUsers(values)}, choose the account and set “Account enabled” under Properties > Settings.`,
      'Where accounts come from a local Active Directory, enable it there.',
      signInAgain,
    ],
  }),
  'password-expired': (values) => ({
    title: 'The password has expired or must be changed',
    cause: isNumber(values, 50144)
      ? 'It is the password of the local Active Directory.'
      : 'Entra ID lets nobody in with it until a new one is set.',
    steps: [
      `Sign in as ${personName(values)} in a browser and set a new password, or have an administrator do it.`,
      'For an account that only programs use, application access needs no password at all.',
      signInAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
