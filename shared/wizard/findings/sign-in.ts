import type { ClientCertificateSummary } from '../../credentials.ts';
import type { FindingRule, Known, SettingsFindingId, Strength } from './types.ts';

const dayMs = 86_400_000;

/** Time enough to make another certificate and have it uploaded. */
const soonDays = 30;

function certificateRule(
  [id, strength]: [SettingsFindingId, Strength],
  when: (certificate: ClientCertificateSummary, now: number) => boolean | string,
): FindingRule {
  return {
    ...{ id, strength, step: 'sign-in', field: 'certificate' },
    when: ({ flow }, { entered, now }) => {
      const { certificate } = entered;
      if (flow !== 'certificate' || certificate?.kind !== 'certificate') return false;
      return now !== undefined && when(certificate, now);
    },
  };
}

/** A secret or certificate that was entered, beside a flow in which a person signs in. */
function publicClientRule(
  id: SettingsFindingId,
  wasEntered: (entered: Known['entered']) => boolean,
): FindingRule {
  return {
    ...{ id, strength: 'caution', step: 'sign-in', field: 'flow' },
    when: ({ access, flow }, { entered }) =>
      access === 'delegated' && flow !== 'pasted-token' && wasEntered(entered),
  };
}

/** What can be wrong with what a sign-in is done with. */
export const signInRules: readonly FindingRule[] = [
  publicClientRule('public-client-sent-secret/secret', (entered) => 'client-secret' in entered),
  publicClientRule(
    'public-client-sent-secret/certificate',
    (entered) => 'certificate' in entered && !('client-secret' in entered),
  ),
  // Entra ID looks at the dates in the proof that is signed, which has this computer's time.
  certificateRule(
    ['client-certificate-expired', 'problem'],
    ({ validTo }, now) => Date.parse(validTo) <= now && validTo,
  ),
  certificateRule(
    ['client-certificate-not-yet-valid', 'problem'],
    ({ validFrom }, now) => Date.parse(validFrom) > now && validFrom,
  ),
  certificateRule(['client-certificate-ends-soon', 'caution'], ({ validTo }, now) => {
    const left = Date.parse(validTo) - now;
    return left > 0 && left <= soonDays * dayMs && validTo;
  }),
];
