import type { Connection } from '../connection.ts';
import type { PracticeTenantInfo } from '../practice.ts';
import type { Protocol } from '../protocols.ts';
import { curl } from './curl.ts';
import { dotnet } from './dotnet.ts';
import { emailOauth2Proxy } from './email-oauth2-proxy.ts';
import { fetchmail } from './fetchmail.ts';
import { getmail } from './getmail.ts';
import { isync } from './isync.ts';
import { java } from './java.ts';
import { msmtp } from './msmtp.ts';
import { mutt } from './mutt.ts';
import { node } from './node.ts';
import { php } from './php.ts';
import { postfix } from './postfix.ts';
import type { ProgramId } from './program-ids.ts';
import type { Program, ProgramNote, ProgramObstacle, ProgramSettings } from './program.ts';
import { python } from './python.ts';
import { thunderbird } from './thunderbird.ts';
import { programValues, type ProgramValues } from './values.ts';

/** Every program that settings are made for, by its ID. */
export const programs: Readonly<Record<ProgramId, Program>> = {
  thunderbird,
  mutt,
  msmtp,
  isync,
  getmail,
  fetchmail,
  curl,
  postfix,
  'email-oauth2-proxy': emailOauth2Proxy,
  python,
  node,
  dotnet,
  java,
  php,
};

/** What a program is told for a connection, or why it cannot do what the connection is for. */
export type ProgramAnswer =
  | {
      kind: 'settings';
      settings: ProgramSettings;
      /** What the connection is for and the program cannot do: the settings are for the rest. */
      without: readonly Protocol[];
    }
  | { kind: 'cannot'; obstacle: ProgramObstacle };

/**
 * The settings of one program for a connection.
 *
 * @param practice the practice tenant that the connection is of
 */
export function settingsFor(
  id: ProgramId,
  connection: Connection,
  practice?: PracticeTenantInfo,
): ProgramAnswer {
  const program = programs[id];
  try {
    const all = programValues(connection, practice);
    const servers = all.servers.filter(({ protocol }) => program.protocols.includes(protocol));
    const values = { ...all, servers };
    const obstacle = obstacleOf(program, values);
    if (obstacle) return { kind: 'cannot', obstacle };
    const settings = program.settingsFor(values);
    return {
      kind: 'settings',
      settings: { ...settings, notes: [...commonNotes(values), ...settings.notes] },
      without: connection.protocols.filter((protocol) => !program.protocols.includes(protocol)),
    };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'cannot', obstacle: 'values' };
    throw error;
  }
}

function obstacleOf(program: Program, values: ProgramValues): ProgramObstacle | undefined {
  // Nobody else than a person is known to a program that has no application access.
  if (!program.access.includes(values.access)) return 'application';
  if (values.servers.length === 0) return 'protocols';
  return program.obstacle?.(values);
}

function commonNotes({ isPractice, isPasted, isShared, servers }: ProgramValues): ProgramNote[] {
  const sends = servers.some(({ protocol }) => protocol === 'smtp');
  return [
    ...(isPractice ? (['practice'] as const) : []),
    ...(isPasted ? (['pasted-token'] as const) : []),
    ...(isShared ? (['shared-mailbox'] as const) : []),
    ...(isShared && sends ? (['send-as'] as const) : []),
  ];
}
