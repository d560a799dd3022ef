/** A person of the practice tenant. */
export interface Person {
  name: string;
  givenName: string;
  surname: string;
  address: string;
  password: string;
  /** May consent for the whole tenant. */
  admin: boolean;
  objectId: string;
}

/** A mailbox of the practice tenant: a person's own, or a shared one. */
export interface Mailbox {
  address: string;
  shared: boolean;
  /** Messages in each folder. */
  folders: readonly MailFolder[];
  /** Addresses of the people who have Full Access besides the owner. */
  fullAccess: readonly string[];
  /** Addresses of the people who have Send As besides the owner. Full Access does not include it. */
  sendAs: readonly string[];
}

export interface MailFolder {
  name: string;
  messages: number;
  unseen: number;
}

/** The tenant's and the app registration's fixed names. All are made up; `.example` is RFC 2606. */
export const tenant = {
  domain: 'contoso.example',
  displayName: 'Contoso',
  id: '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2',
  clientId: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
  clientName: 'Contoso scanner',
  clientSecret: 'Practice-Secret-4~not.a.real.one',
  /** The Enterprise application's object ID: `oid` of the app's own tokens. */
  servicePrincipalId: '6e9c3b85-af67-41cd-b254-3dc06f81ae4b',
} as const;

/**
 * The tenant that stands for all personal accounts; its ID is the same everywhere.
 * Source: Microsoft, "ID token claims reference".
 */
export const personalTenant = {
  name: 'consumers',
  id: '9188040d-6c67-4c5b-b112-36a304b66dad',
} as const;

/** The passwords are public: they open nothing but this tenant, on this computer. */
export const people: readonly Person[] = [
  {
    name: 'Adele Vance',
    givenName: 'Adele',
    surname: 'Vance',
    address: 'adele@contoso.example',
    password: 'Practice-Adele-1',
    admin: true,
    objectId: '1b6f0d52-7c34-4e9a-8f21-0a9d3c5e7b18',
  },
  {
    name: 'Alex Wilber',
    givenName: 'Alex',
    surname: 'Wilber',
    address: 'alex@contoso.example',
    password: 'Practice-Alex-2',
    admin: false,
    objectId: '2c7a1e63-8d45-4fab-9032-1bae4d6f8c29',
  },
  {
    name: 'Megan Bowen',
    givenName: 'Megan',
    surname: 'Bowen',
    address: 'megan@contoso.example',
    password: 'Practice-Megan-3',
    admin: false,
    objectId: '3d8b2f74-9e56-40bc-a143-2cbf5e709d3a',
  },
];

/** Whoever has a personal account, as at Outlook.com: no member of the tenant. */
export const personalPeople: readonly Person[] = [
  {
    name: 'Sam Rivera',
    givenName: 'Sam',
    surname: 'Rivera',
    address: 'sam@outlook.example',
    password: 'Practice-Sam-5',
    admin: false,
    objectId: '00000000-0000-0000-4ed3-0c7591a8b264',
  },
];

/**
 * All mailboxes of the tenant. Adele and Alex may open the scanner's; Megan may not, so she meets the refusal.
 * Only Adele may send as the scanner, so Alex meets that refusal.
 */
export const mailboxes: readonly Mailbox[] = [
  mailbox('adele@contoso.example', 12, 3),
  mailbox('alex@contoso.example', 7, 0),
  mailbox('megan@contoso.example', 4, 1),
  {
    ...mailbox('scanner@contoso.example', 3, 2),
    shared: true,
    fullAccess: ['adele@contoso.example', 'alex@contoso.example'],
    sendAs: ['adele@contoso.example'],
  },
];

/** The mailboxes of personal accounts. */
export const personalMailboxes: readonly Mailbox[] = [mailbox('sam@outlook.example', 5, 1)];

/** What the app may open and send as by itself: its service principal has permissions on them. */
export const applicationMailboxes: readonly string[] = [
  'scanner@contoso.example',
  'adele@contoso.example',
];

/** The person with this address, in any case; `undefined` if there is none. */
export function findPerson(address: string): Person | undefined {
  return [...people, ...personalPeople].find((person) => sameAddress(person.address, address));
}

/** True for somebody with a personal account. */
export function isPersonal(person: Person): boolean {
  return personalPeople.includes(person);
}

/** The ID of the tenant that a person's tokens come from. */
export function tenantIdOf(person: Person): string {
  return isPersonal(person) ? personalTenant.id : tenant.id;
}

/** The mailbox with this address, in any case; `undefined` if there is none. */
export function findMailbox(address: string): Mailbox | undefined {
  return [...mailboxes, ...personalMailboxes].find((box) => sameAddress(box.address, address));
}

/** True if the app may open the mailbox, and send as it, by itself. */
export function applicationMayUse(box: Mailbox): boolean {
  return applicationMailboxes.some((address) => sameAddress(address, box.address));
}

/** True if the person owns the mailbox or has Full Access to it. */
export function mayOpen(person: Person, box: Mailbox): boolean {
  return ownsOrIsAmong(person.address, box, box.fullAccess);
}

/** True if the person with this address owns the mailbox or has Send As for it. */
export function maySendAs(personAddress: string, box: Mailbox): boolean {
  return ownsOrIsAmong(personAddress, box, box.sendAs);
}

function ownsOrIsAmong(personAddress: string, box: Mailbox, granted: readonly string[]): boolean {
  return [box.address, ...granted].some((address) => sameAddress(address, personAddress));
}

/** Compares two addresses as Exchange Online does: without regard to case. */
export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A person's own mailbox with the folders Exchange Online gives everybody. */
function mailbox(address: string, messages: number, unseen: number): Mailbox {
  return {
    address,
    shared: false,
    fullAccess: [],
    sendAs: [],
    folders: [
      { name: 'INBOX', messages, unseen },
      { name: 'Drafts', messages: 0, unseen: 0 },
      { name: 'Sent Items', messages: 2, unseen: 0 },
      { name: 'Deleted Items', messages: 0, unseen: 0 },
      { name: 'Junk Email', messages: 0, unseen: 0 },
    ],
  };
}
