import type { CommandLine } from 'electron';

/**
 * Switches of Chromium with which whoever starts the program could have certificates not verified, one
 * page read another, the sign-in page be watched or steered from outside, or what is sent written to a
 * file. A shortcut or a script that was made for tests is how they get there.
 * Source: Electron, "Supported Command Line Switches"; Chromium's lists of switches.
 */
export const refusedSwitches = [
  'allow-insecure-localhost',
  'allow-running-insecure-content',
  'disable-web-security',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'load-extension',
  'log-net-log',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'ssl-key-log-file',
  'unsafely-treat-insecure-origin-as-secure',
] as const;

/**
 * Takes {@link refusedSwitches} from the command line, before Chromium has acted on them: to be called
 * before the app is ready, in builds that are handed out. Tests and developers need some of them.
 */
export function refuseSwitches(commandLine: Pick<CommandLine, 'removeSwitch'>): void {
  for (const name of refusedSwitches) commandLine.removeSwitch(name);
}
