/**
 * Chromium knows no custom schemes that are not built into it, so `app://ui/x` is loaded as
 * `https://ui.app.invalid/x`: a secure, standard origin of its own, in a zone that never resolves
 * (RFC 6761 section 6.4), answered by the host before anything is sent. Everything the main process
 * sees is translated back.
 */
const customSchemes = new Set<string>();

/** Makes `scheme` one of those that are translated. */
export function registerCustomScheme(scheme: string): void {
  customSchemes.add(scheme);
}

/** The address as Chromium loads it. */
export function toChromiumUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/i.exec(url);
  const scheme = match?.[1]?.toLowerCase();
  if (scheme === undefined || !customSchemes.has(scheme)) return url;
  return `https://${match?.[2] ?? ''}.${scheme}.invalid${match?.[3] ?? ''}`;
}

/** The address as Electron would tell it. */
export function toElectronUrl(url: string): string {
  const match = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.invalid(?=[/?#]|$)(.*)$/i.exec(url);
  const scheme = match?.[2];
  if (scheme === undefined || !customSchemes.has(scheme)) return url;
  return `${scheme}://${match?.[1] ?? ''}${match?.[3] ?? ''}`;
}

/** An origin as Electron would tell it; opaque ones are `null`. */
export function toElectronOrigin(origin: string): string {
  return origin === '' || origin === '://' ? 'null' : toElectronUrl(origin);
}

/** A content security policy whose sources of custom schemes name the origins Chromium sees. */
export function translatePolicy(policy: string): string {
  return policy
    .split(/([\s;,]+)/)
    .map((source) => {
      const scheme = /^([a-z][a-z0-9+.-]*):$/i.exec(source)?.[1]?.toLowerCase();
      return scheme !== undefined && customSchemes.has(scheme)
        ? `https://*.${scheme}.invalid`
        : toChromiumUrl(source);
    })
    .join('');
}
