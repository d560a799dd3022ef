import type { FlowId } from '../../../../shared/flows.ts';
import type { ScenarioGroup, ScenarioNeeds } from '../../../../shared/practice.ts';
import type { AuthorityMoment, AuthorityScenario } from './types.ts';

const interactive = ['window', 'browser'] as const;
const ofApplication = ['secret', 'certificate'] as const;

/** Which flows meet what the authority says at a moment, the usual one first. */
export const flowsAt: Record<AuthorityMoment, readonly FlowId[]> = {
  configuration: [...interactive, 'device-code', ...ofApplication],
  'authorize-page': interactive,
  'authorize-redirect': interactive,
  'sign-in-page': interactive,
  consent: interactive,
  token: interactive,
  refresh: [...interactive, 'device-code'],
  'device-authorization': ['device-code'],
  'device-token': ['device-code'],
  'client-credentials': ofApplication,
};

/** A certificate is needed for what is about one; its rows in the table of errors. */
const rowsOfCertificates = [8];

/** What a sign-in has to be like to meet a scenario of the authority. */
export function needsOfAuthority({ at, row }: AuthorityScenario): ScenarioNeeds {
  const isApp = at === 'client-credentials';
  return {
    ...(at === 'configuration' ? {} : { access: isApp ? 'application' : 'delegated' }),
    flows: isApp && rowsOfCertificates.includes(row) ? ['certificate'] : [...flowsAt[at]],
    newToken: true,
    ...(at === 'refresh' ? { renewal: true } : {}),
  };
}

const groups: Partial<Record<AuthorityMoment, ScenarioGroup>> = {
  'client-credentials': 'application',
  refresh: 'renewal',
  'device-authorization': 'device-code',
  'device-token': 'device-code',
};

/** Where the menu shows a scenario of the authority. */
export function groupOfAuthority({ at }: AuthorityScenario): ScenarioGroup {
  return groups[at] ?? 'sign-in';
}
