import { z } from 'zod';
import { accessTypes, flowIds } from './flows.ts';
import { protocols } from './protocols.ts';

/** A person of the practice tenant. The password is public: it opens nothing outside. */
export const practicePersonSchema = z.strictObject({
  name: z.string(),
  address: z.string(),
  password: z.string(),
  /** May consent for the whole tenant. */
  admin: z.boolean(),
  /** Addresses of the mailboxes this person may open: their own and those granted to them. */
  mailboxes: z.array(z.string()),
});
export type PracticePerson = z.infer<typeof practicePersonSchema>;

const mailServerSchema = z.strictObject({ host: z.string(), port: z.number().int() });

/** What a newcomer needs to know of a running practice tenant. Holds no key and no token. */
export const practiceTenantInfoSchema = z.strictObject({
  tenantDomain: z.string(),
  tenantId: z.string(),
  clientId: z.string(),
  /** The client secret of the practice app. Public, like the passwords. */
  clientSecret: z.string(),
  /** `https://localhost:PORT/<tenantId>` */
  authority: z.string(),
  people: z.array(practicePersonSchema),
  /** Who has a personal account, as at Outlook.com, and is nobody of the tenant. */
  personalPeople: z.array(practicePersonSchema).exactOptional(),
  sharedMailboxes: z.array(z.string()),
  /** Addresses of the mailboxes that the practice app may open as itself. */
  applicationMailboxes: z.array(z.string()),
  imap: mailServerSchema,
  pop: mailServerSchema,
  smtp: mailServerSchema,
  /** The one thing that goes wrong; absent where nothing does. */
  scenario: z.string().exactOptional(),
});
export type PracticeTenantInfo = z.infer<typeof practiceTenantInfoSchema>;

/** What a sign-in and a check have to be like to meet a scenario; what is absent may be anything. */
export const scenarioNeedsSchema = z.strictObject({
  access: z.enum(accessTypes).exactOptional(),
  /** Any one of these, the usual one first. */
  flows: z.array(z.enum(flowIds)).exactOptional(),
  /** At least one of these. */
  protocols: z.array(z.enum(protocols)).exactOptional(),
  /** Whose address is in the connection, whoever types the password. */
  user: z.string().exactOptional(),
  /** What is entered as the object ID of the app's service principal; application access only. */
  servicePrincipalObjectId: z.string().exactOptional(),
  /** The shared mailbox that is opened. */
  sharedMailbox: z.string().exactOptional(),
  /** A real message has to be sent. */
  testMessage: z.boolean().exactOptional(),
  /** The token has to be renewed. */
  renewal: z.boolean().exactOptional(),
  /** A token that was had before the scenario was chosen does not meet it. */
  newToken: z.boolean().exactOptional(),
});
export type ScenarioNeeds = z.infer<typeof scenarioNeedsSchema>;

/** Where scenarios happen, in the order in which a sign-in and a check come by. */
export const scenarioGroups = [
  'sign-in',
  'device-code',
  'application',
  'renewal',
  'imap',
  'pop',
  'smtp',
  'network',
] as const;
export type ScenarioGroup = (typeof scenarioGroups)[number];

/** One thing that can be made to go wrong in the practice tenant, as the menu shows it. */
export const practiceScenarioSchema = z.strictObject({
  id: z.string(),
  /** What happened, as a sentence without its capital and its full stop. */
  title: z.string(),
  group: z.enum(scenarioGroups),
  /** Entra ID's number, the digits after `AADSTS`. */
  number: z.number().int().exactOptional(),
  needs: scenarioNeedsSchema,
});
export type PracticeScenario = z.infer<typeof practiceScenarioSchema>;
