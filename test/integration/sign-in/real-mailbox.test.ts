import { expect, test } from 'vitest';
import type { Credential } from '../../../electron/auth/credential.ts';
import { createCredentials } from '../../../electron/auth/credentials.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { flowIds, isAppFlow, type FlowId } from '../../../shared/flows.ts';
import { inboxCounts, type Practice } from '../../servers/mail-bench.ts';
import { findSecrets } from '../../support/secret-search.ts';
import { succeeded } from '../../electron/auth/flows/practice-sign-in.ts';
import { stageOf } from '../check-facts.ts';
import { recordedCheck } from '../recorded-check.ts';
import { useMailBench } from '../use-mail-bench.ts';
import { secretOf } from './sign-ins.ts';
import { play, shortSecondMs, usualScene } from './stage.ts';

const bench = useMailBench({
  authority: { deviceCodeIntervalSeconds: shortSecondMs / 1_000 },
});

/** What a flow signs in with besides a person. */
async function credentialFor(flow: FlowId, practice: Practice): Promise<Credential | undefined> {
  switch (flow) {
    case 'secret':
      return secretOf(practice.info.clientSecret);
    case 'certificate': {
      const credentials = createCredentials();
      const read = credentials.readCertificate([await practice.clientCertificate()]);
      if (!read.ok || read.value.kind !== 'certificate') throw new Error('it was not read');
      return credentials.get(read.value.credentialId);
    }
    case 'pasted-token': {
      const scopes = ['IMAP.AccessAsUser.All'];
      const token = await practice.mint({ user: 'adele@contoso.example', scopes });
      return { kind: 'pasted-token', value: makeSecret(token) };
    }
    case 'window':
    case 'browser':
    case 'device-code':
      return undefined;
  }
}

test.each(flowIds)('the token of %s opens the mailbox at Dovecot', async (flow) => {
  const { practice, authority } = bench();
  const credential = await credentialFor(flow, practice);
  const { outcome, asked } = await play({
    ...usualScene(practice, flow),
    input: credential === undefined ? {} : { credential },
  });
  const signedIn = succeeded(outcome);
  // MSAL is told what is known already.
  expect(asked.filter((what) => what === 'configuration')).toHaveLength(1);
  const isApp = isAppFlow(flow);
  const user = isApp ? 'scanner@contoso.example' : 'adele@contoso.example';
  const before = authority.judged.length;
  const { record, everything } = await recordedCheck(bench(), 'imaps', {
    token: signedIn.accessToken,
    user,
  });
  expect(record.outcome).toBe('ok');
  expect(stageOf(record, 'mailbox')?.summary).toBe(`${inboxCounts[user] ?? 0} messages`);
  // Dovecot asked the tenant about this token, and about nothing else.
  expect(authority.judged.slice(before)).toEqual([{ user, service: 'imap', verdict: 'ok' }]);
  const shown = everything + JSON.stringify([signedIn.summary, signedIn.record]);
  expect(findSecrets(shown, { token: signedIn.accessToken.reveal() })).toEqual([]);
});
