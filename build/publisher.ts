/** Who hands out a build, as packages, installers and updates name them. */
export interface Publisher {
  /** Of the company or person. */
  name: string;
  /** Mail address for the maintainer fields of the Linux packages. */
  mail: string;
  /** Home page, with scheme. */
  homepage: string;
  /**
   * The names (CN, or whole distinguished names) in the certificates with which Windows builds are
   * signed; an update that another has signed is refused.
   */
  windowsNames: string[];
  /** The public key that feeds of updates are signed for, as one line; '' where there is none yet. */
  updateKey: string;
}

/**
 * The publisher of this build. Whoever hands out builds says who they are in the environment; without
 * that the names are ones that nobody can have (RFC 2606), so that no build speaks for a stranger.
 *
 * @param environment as `process.env`
 */
export function readPublisher(environment: NodeJS.ProcessEnv): Publisher {
  const read = (name: string, otherwise: string): string => {
    const value = environment[name]?.trim() ?? '';
    return value === '' ? otherwise : value;
  };
  const name = read('PUBLISHER_NAME', 'Mailbox OAuth Assistant');
  return {
    name,
    mail: read('PUBLISHER_MAIL', 'packages@mailbox-oauth-assistant.invalid'),
    homepage: read('PUBLISHER_HOMEPAGE', 'https://mailbox-oauth-assistant.invalid/'),
    // Several, while one certificate takes the place of another.
    windowsNames: read('PUBLISHER_WINDOWS_NAMES', name)
      .split(';')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    updateKey: read('PUBLISHER_UPDATE_KEY', ''),
  };
}

export const publisher: Publisher = readPublisher(process.env);
