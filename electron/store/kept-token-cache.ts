import { z } from 'zod';
import type { Secret } from '../../shared/secret.ts';
import { jsonAs } from './kept-json.ts';

const entities = z.record(z.string(), z.looseObject({})).optional();

/** The parts of MSAL's cache that it reads without looking; it throws where one is not there. */
const tokenCacheSchema = z.looseObject({
  Account: entities,
  IdToken: entities,
  AccessToken: entities,
  RefreshToken: entities,
  AppMetadata: entities,
});

/** Whether a text is such that MSAL can read its cache from it. */
export function isTokenCache(content: Secret): boolean {
  return jsonAs(tokenCacheSchema, content.reveal()) !== undefined;
}
