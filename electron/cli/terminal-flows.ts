import type { AuthorityMoment } from '../practice/authority/scenarios/types.ts';

/** The flows that the terminal can walk at a practice tenant, the usual one first. */
export const terminalFlows = ['window', 'device-code', 'secret', 'certificate'] as const;
export type TerminalFlow = (typeof terminalFlows)[number];

/** Which flows meet what the authority says at a moment; a check renews nothing. */
export const flowsMeeting: Record<AuthorityMoment, readonly TerminalFlow[]> = {
  configuration: terminalFlows,
  'authorize-page': ['window'],
  'authorize-redirect': ['window'],
  'sign-in-page': ['window'],
  consent: ['window'],
  token: ['window'],
  refresh: ['window', 'device-code'],
  'device-authorization': ['device-code'],
  'device-token': ['device-code'],
  'client-credentials': ['secret', 'certificate'],
};
