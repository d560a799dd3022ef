import { z } from 'zod';
import { cloudIds } from '../clouds.ts';
import { flowIds } from '../flows.ts';
import { languageChoices } from '../settings-values.ts';
import { isGuid, isTenant, isTenantAlias } from '../text/validators.ts';
import { isFeedSetting } from '../updates/feed-address.ts';
import type { PolicyField } from './policy.ts';
import { proxyOfPolicy } from './proxy.ts';

/** In PEM, a file of all authorities of the world has some 220 kilobytes. */
const maxAuthorityCharacters = 800_000;

/** One entry of `authorities`: certificates in PEM, or a file of them on this computer. */
const authoritySchema = z
  .string()
  .max(maxAuthorityCharacters)
  .refine((text) => isPem(text) || isLocalPath(text));

/**
 * What each field takes, by itself, so that one wrong value never takes the others with it. A list
 * is looked at entry by entry: its schema is that of one entry.
 */
export const policySchemas = {
  cloud: z.enum(cloudIds),
  tenant: z
    .string()
    .trim()
    .refine((text) => isTenant(text) || isTenantAlias(text)),
  clientId: z.string().trim().refine(isGuid),
  allowedFlows: z.enum(flowIds),
  neverKeepTokens: z.boolean(),
  proxy: z
    .string()
    .max(2000)
    .transform((text, context) => {
      const proxy = proxyOfPolicy(text);
      if (proxy) return proxy;
      context.addIssue('no proxy');
      return z.NEVER;
    }),
  authorities: authoritySchema,
  updateFeed: z.string().trim().refine(isFeedSetting),
  language: z.enum(languageChoices),
} satisfies Record<PolicyField, z.ZodType>;

/** The fields that are lists, each with the most entries that it takes. */
export const policyLists = { allowedFlows: flowIds.length * 2, authorities: 200 } as const;

/** True for text with a certificate in PEM (RFC 7468). */
export function isPem(text: string): boolean {
  return text.includes('-----BEGIN CERTIFICATE-----');
}

/**
 * True for the whole path of a file of this computer: from the root, or with a drive. A share is
 * none: the network would decide, at every start, whom this computer trusts.
 */
function isLocalPath(text: string): boolean {
  if (text.length > 1000 || text.includes('\0')) return false;
  return /^(?:\/[^/]|[a-z]:[\\/][^\\/])/i.test(text);
}
