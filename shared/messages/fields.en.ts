import type { AccessType } from '../flows.ts';
import type { CloudField, DraftField } from '../wizard/draft.ts';
import { maxFurtherMailboxes } from '../registration.ts';
import type { FieldProblem } from '../wizard/validation.ts';

/** What stands around one field of a form. */
export interface FieldText {
  label: string;
  hint: string;
  /** What to do about it, saying what a right value looks like; only what can be wrong with it. */
  problems: Partial<Record<FieldProblem, string>>;
}

function resourceText(access: AccessType): FieldText {
  const who = access === 'delegated' ? 'a person signs in' : 'the app signs in itself';
  return {
    label: `Resource, when ${who}`,
    hint: 'What the scopes in the token request start with.',
    problems: {
      missing: 'Enter the resource, such as https://outlook.office365.us/.',
      malformed: 'Enter https:// and a host name such as https://outlook.office365.us/.',
    },
  };
}

function hostText(name: string): FieldText {
  return {
    label: `${name} server`,
    hint: 'Its host name, which its certificate has to be for.',
    problems: {
      missing: 'Enter the host name of the server.',
      malformed: 'Enter a host name such as outlook.office365.com, without https:// and port.',
    },
  };
}

function portText(name: string, usual: string): FieldText {
  return {
    label: `${name} port`,
    hint: `Usually ${usual}.`,
    problems: {
      missing: `Enter the port, usually ${usual}.`,
      malformed: `Enter a port from 1 to 65535, such as ${usual}.`,
    },
  };
}

/** The text of every field that stands in place of a cloud's own value. */
const cloudFieldTexts: Record<CloudField, FieldText> = {
  delegatedResource: resourceText('delegated'),
  applicationResource: resourceText('application'),
  imapHost: hostText('IMAP'),
  imapPort: portText('IMAP', '993'),
  popHost: hostText('POP'),
  popPort: portText('POP', '995'),
  smtpHost: hostText('SMTP'),
  smtpPort: portText('SMTP', '587'),
};

/** The text of every field that can be wrong, in English. */
export const fieldTexts: Record<DraftField, FieldText> = {
  ...cloudFieldTexts,
  tenant: {
    label: 'Tenant domain or tenant ID',
    hint: 'Any verified domain of the tenant will do. Both are on the overview page of Entra ID.',
    problems: {
      missing: 'Enter a domain such as contoso.com, or the tenant ID.',
      malformed:
        'Enter a domain such as contoso.com or a tenant ID such as 1b2c3d4e-5f60-4718-92a3-b4c5d6e7f809, without https:// and without @.',
      'many-tenants':
        'An app that signs in as itself belongs to one tenant: enter its domain such as contoso.com, or its ID.',
    },
  },
  clientId: {
    label: 'Application (client) ID',
    hint: 'On the overview page of the app registration. Not the object ID, which looks alike.',
    problems: {
      missing: 'Enter the application (client) ID of the app registration.',
      malformed:
        'Enter an ID such as 05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595: 32 digits or letters a to f, with four hyphens.',
    },
  },
  signInAudience: {
    label: 'Supported account types',
    hint: 'On the overview page of the app registration. Said here, it is compared with the tenant.',
    problems: {},
  },
  protocols: {
    label: 'Protocols',
    hint: 'Choose what the device or program uses: each needs a permission of its own.',
    problems: { missing: 'Choose at least one protocol.' },
  },
  user: {
    label: 'Who signs in',
    hint: 'The address (user principal name) of the account that the device or program uses.',
    problems: {
      missing: 'Enter the address of the person or account that signs in.',
      malformed: 'Enter one whole address such as scanner@contoso.com.',
    },
  },
  sharedMailbox: {
    label: 'Address of the shared mailbox',
    hint: 'Only the address. The form user\\mailbox does not work with OAuth.',
    problems: {
      missing: 'Enter the address of the shared mailbox, or choose the person’s own mailbox.',
      malformed: 'Enter one whole address such as invoices@contoso.com.',
    },
  },
  servicePrincipalObjectId: {
    label: 'Object ID of the enterprise application',
    hint: 'In Entra ID under Enterprise applications > the app > Overview. Not the object ID on the page of the app registration, which is another one.',
    problems: {
      malformed:
        'Enter an ID such as 2f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e, or leave it empty: it is in the token of the app as well.',
    },
  },
  furtherMailboxes: {
    label: 'Further mailboxes',
    hint: `What else the app is to open, for the scripts that grant it: one address a line, ${String(maxFurtherMailboxes)} at most. Only the mailbox above is tested.`,
    problems: {
      malformed: 'Enter whole addresses such as invoices@contoso.com, one a line.',
    },
  },
  sender: {
    label: 'Address to send as over SMTP',
    hint: 'Leave it empty to send as the mailbox above.',
    problems: {
      malformed: 'Enter one whole address such as orders@contoso.com, or leave it empty.',
    },
  },
  testMessageTo: {
    label: 'Address that gets the test message',
    hint: 'Any address whose mail you can read.',
    problems: {
      missing: 'Enter the address that the test message goes to, or switch the message off.',
      malformed: 'Enter one whole address such as adele@contoso.com.',
    },
  },
};

/** For application access, the same field names the mailbox instead of a person. */
export const applicationUserText: FieldText = {
  label: 'Mailbox to open',
  hint: 'The address of the mailbox that the app reads or sends with.',
  problems: {
    missing: 'Enter the address of the mailbox that the app opens.',
    malformed: 'Enter one whole address such as scanner@contoso.com.',
  },
};
