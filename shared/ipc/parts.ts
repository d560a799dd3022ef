import { z } from 'zod';
import { connectionSchema } from '../connection.ts';

/** Where nothing is asked, or nothing answered but that it was done. */
export const nothing = z.undefined();

/** What the main process names a sign-in, a credential or a run by. */
export const id = z.string().min(1).max(64);

export const connectionOnly = z.strictObject({ connection: connectionSchema });
