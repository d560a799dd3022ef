import type { Failure } from './failures.ts';
import { given } from './given.ts';
import { textOf } from './said.ts';

/** What the other side's words name by its form, which no translation changes. */
export interface Named {
  clientId?: string;
  tenant?: string;
  /** The URL of an authority, perhaps with a path. */
  authority?: string;
  /** Scopes that are named in full. */
  scopes?: readonly string[];
}

/** Numbers whose sentence begins with the client ID, in every language. */
const ofClient = /AADSTS(?:700016|700011|70001|65002)\b/i;
/** Numbers whose sentence begins with the tenant. */
const ofTenant = /AADSTS(?:90002|900021|900023|90038)\b/i;
/**
 * A quoted name. An apostrophe within a word (`l'application`) opens none.
 */
const quoted = /(?<![\p{L}\d])['„“”«‘「]\s?([^'„“”«»’‘「」\r\n]{1,120}?)\s?['“”»’」]/u;
const authorityUrl =
  /https:\/\/login\.(?:microsoftonline|partner|chinacloudapi|windows)[^\s"'<>,;]*/i;
const scopeUrl =
  /https:\/\/(?:graph\.microsoft\.|(?:outlook|partner\.outlook|ps\.outlook)\.|outlook-)[\w.-]*\/[\w.]+/gi;

/** Reads what the other side named. */
export function namedIn(failure: Failure): Named {
  const text = textOf(failure);
  const sent = failure.sent.map((line) => line.text).join('\n');
  const scopes = text.match(scopeUrl) ?? [];
  return {
    ...given('clientId', after(ofClient, text)),
    ...given('tenant', after(ofTenant, text)),
    ...given('authority', authorityIn(text) ?? authorityIn(sent)),
    ...(scopes.length === 0 ? {} : { scopes: [...new Set(scopes)] }),
  };
}

/** The first quoted name behind a number. */
function after(number: RegExp, text: string): string | undefined {
  const found = number.exec(text);
  return found ? quoted.exec(text.slice(found.index, found.index + 500))?.[1] : undefined;
}

/** Links to help and to the page of a number are no authority that was asked. */
function authorityIn(text: string): string | undefined {
  const found = authorityUrl.exec(text.replace(/https:\/\/[^\s"']+\/error\?code=\d+/gi, ''))?.[0];
  return found?.includes('nativeclient') === true ? undefined : found;
}
