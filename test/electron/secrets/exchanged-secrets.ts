/** What an exchange with an authority holds that nobody else may see, by its field. */
export const secretFields = [
  'code',
  'code_verifier',
  'device_code',
  'client_secret',
  'client_assertion',
  'access_token',
  'refresh_token',
  'id_token',
] as const;

/**
 * The secrets in the bodies that went to or came from an authority: forms and JSON objects.
 *
 * @returns each by its field and the number of its body
 */
export function exchangedSecrets(bodies: readonly string[]): Record<string, string> {
  const secrets: Record<string, string> = {};
  bodies.forEach((body, at) => {
    const fields = body.startsWith('{')
      ? (JSON.parse(body) as Record<string, unknown>)
      : Object.fromEntries(new URLSearchParams(body));
    for (const name of secretFields) {
      const value = fields[name];
      if (typeof value === 'string') secrets[`${name} of message ${String(at)}`] = value;
    }
  });
  return secrets;
}
