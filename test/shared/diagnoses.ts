import type { FailureDiagnosis, Finding } from '../../shared/diagnosis/finding.ts';

/** A finding of which nothing is left to be said. */
export const certain: Finding = {
  id: 'wrong-token-audience',
  certainty: 'certain',
  weight: 97,
  evidence: [
    { kind: 'line', of: 'imap', n: 7, text: 'A01 NO AUTHENTICATE failed.' },
    { kind: 'claim', claim: 'aud', value: 'https://graph.microsoft.com' },
  ],
  link: 'https://learn.microsoft.com/exchange/a-page',
  waitMinutes: 60,
};

/** A failure whose cause was recognised, with the given changes. */
export function failureOf(changes: Partial<FailureDiagnosis> = {}): FailureDiagnosis {
  return {
    protocol: 'imap',
    stage: 'auth',
    findings: [certain],
    recognised: true,
    knownRight: [],
    support: {},
    values: { audience: 'https://graph.microsoft.com' },
    ...changes,
  };
}

/** A failure of which nothing is known but what is usual there. */
export function unrecognised(changes: Partial<FailureDiagnosis> = {}): FailureDiagnosis {
  return failureOf({
    findings: [{ ...certain, certainty: 'possible', weight: 20 }],
    recognised: false,
    knownRight: [
      { kind: 'stage', stage: 'dns' },
      { kind: 'stage', stage: 'tcp' },
      { kind: 'audience' },
    ],
    support: {
      traceId: 'd320620c-3d56-42bc-bc45-4cdd85c41f00',
      server: 'AM0PR02CA0018.eurprd02.prod.outlook.com',
      time: '2026-11-21T12:00:00.000Z',
    },
    ...changes,
  });
}
