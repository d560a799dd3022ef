/**
 * How long a person may take to sign in, in milliseconds. Multi-factor prompts of Entra ID stay
 * valid for a few minutes; who needs longer than five has left the desk.
 */
export const signInTimeoutMs = 5 * 60_000;

/**
 * How long one request to the authority may take, from DNS to the last byte, in milliseconds. The
 * token endpoint answers within a second or two; half a minute tells "slow" from "silent".
 */
export const requestDeadlineMs = 30_000;

/**
 * The largest answer that is read from the authority, in bytes. OpenID configurations and token
 * responses are a few kilobytes, tokens with many groups some tens of kilobytes.
 */
export const maxResponseBytes = 512 * 1024;

/** The longest server text in an error's detail: Entra ID's longest messages stay below it. */
export const maxDetailCharacters = 2_000;

/** The longest redirect address that is looked at; codes of Entra ID are about 1,500 characters. */
export const maxRedirectUrlCharacters = 65_536;

/** How many finished sign-ins are kept in memory; when more come, the oldest is forgotten. */
export const maxKeptSignIns = 20;
