import { z } from 'zod';

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
  sharedMailboxes: z.array(z.string()),
  /** Addresses of the mailboxes that the practice app may open as itself. */
  applicationMailboxes: z.array(z.string()),
  imap: mailServerSchema,
  pop: mailServerSchema,
  smtp: mailServerSchema,
});
export type PracticeTenantInfo = z.infer<typeof practiceTenantInfoSchema>;
