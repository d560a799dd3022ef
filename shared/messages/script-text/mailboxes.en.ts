const noMailbox = (name: string) =>
  `There is no mailbox, or more than one, by the name of ${name}.`;
const noAddress = (name: string) =>
  `There is no address, or more than one, by the name of ${name}.`;

/** Full Access of a person to a shared mailbox, in English. */
export const fullAccess = {
  show: {
    synopsis: 'Shows who has Full Access to a shared mailbox.',
    description:
      'Lists the permissions that were given on the mailbox, and says whether the person who signs in has Full Access, which IMAP and POP need to open it.',
  },
  grant: {
    synopsis: 'Gives a person Full Access to a shared mailbox.',
    description:
      'Adds one permission to the mailbox, and nothing where the person has it already. With it the person can open the mailbox over IMAP and POP; it does not let them send. AutoMapping is off: Outlook does not add the mailbox to this person by itself.',
  },
  undo: {
    synopsis: 'Takes Full Access to a shared mailbox from a person.',
    description:
      'Removes the permission that was given to this person on the mailbox, whoever gave it. What the person has through a group stays.',
  },
  noMailbox,
  has: (person: string, mailbox: string) => `${person} has Full Access to ${mailbox}.`,
  hasNot: (person: string, mailbox: string) =>
    `${person} has no Full Access of their own to ${mailbox}. A group in the list may give it.`,
  hasAlready: (person: string, mailbox: string) =>
    `${person} has Full Access to ${mailbox} already. Nothing is changed.`,
  give: (person: string) => `Give Full Access to ${person}`,
  given: (person: string, mailbox: string) =>
    `${person} now has Full Access to ${mailbox}. It can take some time to work.`,
  hadNone: (person: string, mailbox: string) =>
    `${person} has no Full Access of their own to ${mailbox}. Nothing is changed.`,
  take: (person: string) => `Take Full Access from ${person}`,
  taken: (person: string, mailbox: string) => `${person} no longer has Full Access to ${mailbox}.`,
};

/** Send As of a person for another address, in English. */
export const sendAs = {
  show: {
    synopsis: 'Shows who may send as an address.',
    description:
      'Lists who has Send As for the address, and says whether the person who signs in has it, which SMTP needs for every sender but their own address.',
  },
  grant: {
    synopsis: 'Lets a person send as another address.',
    description:
      'Adds one Send As permission to the address, and nothing where the person has it already. It does not let the person open a mailbox. It can take up to two hours to work.',
  },
  undo: {
    synopsis: 'Takes Send As for an address from a person.',
    description:
      'Removes the Send As permission that was given to this person, whoever gave it. What the person has through a group stays.',
  },
  noAddress,
  has: (person: string, sender: string) => `${person} may send as ${sender}.`,
  hasNot: (person: string, sender: string) =>
    `${person} has no Send As of their own for ${sender}. A group in the list may give it.`,
  hasAlready: (person: string, sender: string) =>
    `${person} may send as ${sender} already. Nothing is changed.`,
  give: (person: string) => `Give Send As to ${person}`,
  given: (person: string, sender: string) =>
    `${person} may now send as ${sender}. It can take up to two hours to work.`,
  hadNone: (person: string, sender: string) =>
    `${person} has no Send As of their own for ${sender}. Nothing is changed.`,
  take: (person: string) => `Take Send As from ${person}`,
  taken: (person: string, sender: string) => `${person} may no longer send as ${sender}.`,
};

/** The protocols of mailboxes, in English. */
export const mailboxProtocols = {
  show: {
    synopsis: 'Shows which protocols are switched on for mailboxes.',
    description:
      'Lists IMAP, POP and SMTP AUTH of each mailbox of the connection, and the switch of SMTP AUTH for the organization. SmtpClientAuthenticationDisabled is empty where the mailbox follows the organization, True where SMTP AUTH is off, False where it is on.',
  },
  grant: {
    synopsis: 'Switches on the protocols of a connection for its mailboxes.',
    description:
      'Switches on what is off of IMAP, POP and SMTP AUTH, for the protocols of the connection only. SMTP AUTH is switched on for the mailbox itself, whatever the organization says; the organization is left alone. Keep what it says that it changed: the undo script cannot know.',
  },
  undo: {
    synopsis: 'Switches off the protocols of a connection for its mailboxes.',
    description:
      'Switches off IMAP and POP for the mailboxes of the connection, where it uses them, and lets SMTP AUTH follow the organization again. It cannot know what was on before: other programs may use these protocols too, so answer No for what was on already.',
  },
  noMailbox,
  organizationOff: 'What holds for every mailbox that does not say otherwise.',
  onAlready: (mailbox: string) => `${mailbox}: all protocols of the connection are on already.`,
  switchOn: (properties: string) => `Switch on: ${properties}`,
  changed: (mailbox: string, properties: string) =>
    `${mailbox}: changed ${properties}. It can take about half an hour to work.`,
  imapOff: 'Switch off IMAP',
  popOff: 'Switch off POP',
  smtpFollows: 'Let SMTP AUTH follow the organization',
};

/** SMTP AUTH of the whole organization, in English. */
export const smtpOrganization = {
  show: {
    synopsis: 'Shows whether SMTP AUTH is on in the organization.',
    description:
      'Says how the switch of the organization stands, and lists the mailboxes that say otherwise: False there means that SMTP AUTH is on for the mailbox, whatever the organization says.',
  },
  grant: {
    synopsis: 'Switches on SMTP AUTH for the whole organization.',
    description:
      'Changes one switch for every mailbox that does not say otherwise itself. To switch it on for the mailboxes of the connection only is the smaller change, and goes before this switch: take Grant-MailboxProtocols.ps1 unless you want it everywhere.',
  },
  undo: {
    synopsis: 'Switches off SMTP AUTH for the whole organization.',
    description:
      'Changes one switch for every mailbox that does not say otherwise itself. Every device and program that sends over SMTP AUTH from such a mailbox stops sending.',
  },
  state: (onOrOff: string) => `SMTP AUTH in the organization: ${onOrOff}`,
  on: 'on',
  off: 'off',
  everywhere: 'the whole organization',
  onAlready: 'SMTP AUTH is on in the organization already. Nothing is changed.',
  switchOn: 'Switch on SMTP AUTH',
  isOn: 'SMTP AUTH is now on in the organization. It can take some time to work.',
  offAlready: 'SMTP AUTH is off in the organization already. Nothing is changed.',
  switchOff: 'Switch off SMTP AUTH',
  isOff: 'SMTP AUTH is now off in the organization.',
};
