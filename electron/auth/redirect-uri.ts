/**
 * Whether an address is the redirect URI: the same origin and the same path, both parsed, and no
 * user name or password in it. Query and fragment may be anything, for they carry the answer.
 *
 * Never compared as text: `https://host/nativeclient.evil` and `https://host@evil/nativeclient`
 * start like the real one.
 *
 * @returns false for anything that cannot be parsed
 */
export function matchesRedirectUri(url: string, redirectUri: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(redirectUri)) return false;
  const actual = new URL(url);
  const expected = new URL(redirectUri);
  return (
    // Schemes that are not the web's all have the origin "null".
    actual.protocol === 'https:' &&
    actual.origin === expected.origin &&
    actual.pathname === expected.pathname &&
    actual.username === '' &&
    actual.password === ''
  );
}
