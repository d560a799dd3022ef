import { z } from 'zod';
import {
  mailNetworkSchema,
  signInNetworkSchema,
  signInNetworkViewSchema,
} from '../sign-in-network.ts';
import { nothing } from './parts.ts';

/** How the authority and the mail servers are reached. */
export const networkRequests = {
  'network:read': { request: nothing, response: signInNetworkViewSchema },
  'network:set': {
    request: z.strictObject({
      network: signInNetworkSchema,
      /** Replaces the proxy's password; empty removes it, absent keeps it. */
      password: z.string().max(1024).exactOptional(),
    }),
    response: signInNetworkViewSchema,
  },
  /** How the mail servers are reached. */
  'network:set-mail': {
    request: z.strictObject({ mail: mailNetworkSchema }),
    response: signInNetworkViewSchema,
  },
  /** Asks for the file of a certificate authority to trust beside the system's. */
  'network:add-authority': { request: nothing, response: signInNetworkViewSchema },
  'network:remove-authority': {
    request: z.strictObject({ sha256: z.string().max(64) }),
    response: signInNetworkViewSchema,
  },
} as const;
