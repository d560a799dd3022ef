import { z } from 'zod';

/**
 * The SASL mechanisms that carry an access token, the preferred one first: XOAUTH2 is what Exchange
 * Online offers; OAUTHBEARER (RFC 7628) is for servers that have only the standard.
 */
export const saslMechanisms = ['XOAUTH2', 'OAUTHBEARER'] as const;
export const saslMechanismSchema = z.enum(saslMechanisms);
export type SaslMechanism = z.infer<typeof saslMechanismSchema>;
