/** Longer than any address of a folder that somebody types. */
export const maxFeedAddressLength = 500;

/** What is wrong with an address that was entered for the feed. */
export type FeedAddressProblem =
  'not-https' | 'user-info' | 'query' | 'not-an-address' | 'not-a-folder';

const authority = /^https:\/\/(?<host>[^/?#]*)(?<path>[^?#]*)(?<rest>.*)$/i;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const path = /^(?:\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*$/;

/**
 * Why a text is not the address of a folder with releases, or `undefined` where it is one: https,
 * no user name or password (what is sent with every request belongs in no settings file), no query
 * and no fragment, since file names are put behind it.
 */
export function feedAddressProblem(text: string): FeedAddressProblem | undefined {
  if (!/^https:\/\//i.test(text)) return 'not-https';
  const parts = authority.exec(text)?.groups;
  if (!parts || text.length > maxFeedAddressLength) return 'not-an-address';
  const { host = '', path: folder = '', rest = '' } = parts;
  if (host.includes('@')) return 'user-info';
  if (rest !== '') return 'query';
  if (!isHost(host) || !path.test(folder) || /%(?![0-9a-f]{2})/i.test(folder)) {
    return 'not-an-address';
  }
  // A dot segment would be resolved away, so that the folder is not the one that is read here; and
  // the manifest itself is no folder.
  const segments = folder.toLowerCase().replaceAll('%2e', '.').split('/');
  if (segments.some((segment) => segment === '.' || segment === '..')) return 'not-an-address';
  return /\.ya?ml$/.test(segments.at(-1) ?? '') ? 'not-a-folder' : undefined;
}

/** True for what the setting may be: empty, which is no feed, or the address of a folder. */
export function isFeedSetting(text: string): boolean {
  return text === '' || feedAddressProblem(text) === undefined;
}

/** `https://host/folder/`: the address with the slash behind which file names are put. */
export function feedFolder(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

function isHost(text: string): boolean {
  const [, name = '', port] = /^(\[[0-9a-f:.]+\]|[^:]*)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (name === '' || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))) {
    return false;
  }
  if (name.startsWith('[')) return /^\[[0-9a-f:]*:[0-9a-f:.]*\]$/i.test(name);
  return name.length <= 253 && name.split('.').every((part) => label.test(part));
}
