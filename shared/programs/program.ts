import type { AccessType } from '../flows.ts';
import type { Protocol } from '../protocols.ts';
import type { ProgramFileName, ProgramId } from './program-ids.ts';
import type { ProgramValues } from './values.ts';

/** A file as the program reads it, with line feeds between its lines. It holds no secret. */
export interface ProgramFile {
  name: ProgramFileName;
  text: string;
}

/** What a program without a file of settings calls a value in its window. */
export type ProgramFieldLabel =
  | 'server'
  | 'port'
  | 'security'
  | 'authentication'
  | 'userName'
  | 'emailAddress'
  | 'authorizeEndpoint'
  | 'deviceCodeEndpoint'
  | 'tokenEndpoint'
  | 'tenant'
  | 'clientId'
  | 'scope';

/** A value to type or to choose. */
export interface ProgramField {
  /** What it belongs to: one of the protocols, the sender, or the program's helper. */
  part: Protocol | 'identity' | 'helper';
  label: ProgramFieldLabel;
  /** What to type; the program's own words for what is to be chosen have their own names. */
  value: string | { choose: 'ssl-tls' | 'starttls' | 'oauth2' };
}

/**
 * What to know besides: where a secret goes, what does not work. The texts are in
 * `shared/messages/programs.en.ts`.
 */
export const programNotes = [
  'practice',
  'pasted-token',
  'token-helper',
  'helper-sign-in',
  'public-client',
  'client-secret',
  'certificate',
  'shared-mailbox',
  'send-as',
  'thunderbird-client',
  'thunderbird-password',
  'mutt-helper',
  'msmtp-test',
  'isync-plugin',
  'getmail-deletes-nothing',
  'fetchmail-proxy',
  'fetchmail-password',
  'postfix-plugin',
  'postfix-token',
  'postfix-chroot',
  'proxy-loopback',
  'proxy-sign-in',
  'proxy-secret',
  'proxy-certificate',
  'curl-token',
  'code-sends-nothing',
  'code-cache-file',
  'code-cache-memory',
  'code-client-secret',
  'code-certificate',
  'java-libraries',
  'java-certificate',
  'php-token',
] as const;
export type ProgramNote = (typeof programNotes)[number];

/** All that one program needs to be told. */
export interface ProgramSettings {
  fields: readonly ProgramField[];
  files: readonly ProgramFile[];
  /** What to run once, one line each, in a shell of the system that the program is made for. */
  commands: readonly string[];
  notes: readonly ProgramNote[];
}

/** Why a program cannot do what a connection is for. */
export type ProgramObstacle =
  /** It knows nobody but a person who signs in. */
  | 'application'
  /** It does none of the connection's protocols with OAuth 2.0. */
  | 'protocols'
  /** It knows neither the authority nor the servers of this cloud. */
  | 'cloud'
  /** It knows only Microsoft's own servers, and so not the practice tenant's. */
  | 'practice'
  /** Something in the values cannot be written down in its format. */
  | 'values';

/** One program, and how its settings are made. */
export interface Program {
  id: ProgramId;
  /** Its own name, the same in every language. */
  name: string;
  /** The protocols that it does with OAuth 2.0. */
  protocols: readonly Protocol[];
  /** Whose tokens it can use. */
  access: readonly AccessType[];
  /** What else keeps it from doing what the connection is for. */
  obstacle?: (values: ProgramValues) => ProgramObstacle | undefined;
  /**
   * The settings for the protocols that it can do.
   *
   * @throws RangeError for a value that its format has no way to write
   */
  settingsFor: (values: ProgramValues) => ProgramSettings;
}
