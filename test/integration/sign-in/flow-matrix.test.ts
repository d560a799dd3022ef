import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Credential } from '../../../electron/auth/credential.ts';
import { createCredentials } from '../../../electron/auth/credentials.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { createAppCertificate } from '../../../electron/practice/app-certificate.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import type { FlowId } from '../../../shared/flows.ts';
import { postForm } from '../../electron/auth/flows/practice-person.ts';
import { failureOf } from '../../electron/auth/flows/practice-sign-in.ts';
import { leftSince } from '../../support/resources.ts';
import { findSecrets } from '../../support/secret-search.ts';
import { rows, type World } from './endings.ts';
import { secretOf, secretsOf } from './sign-ins.ts';
import { play, shortSecondMs, usualScene } from './stage.ts';

type Practice = Awaited<ReturnType<typeof startPractice>>;

const rules = { deviceCodeIntervalSeconds: shortSecondMs / 1_000 };

let aheadMs = 0;
let practice: Practice;
let world: World;
let credentials: Partial<Record<FlowId, Credential>>;
beforeAll(async () => {
  const [usual, strict] = await Promise.all([
    startPractice({ now: () => Date.now() + aheadMs, authority: rules }),
    startPractice({ authority: { ...rules, askConsent: true, clientSecretExpired: true } }),
  ]);
  practice = usual;
  const token = await practice.mint({ user: 'adele@contoso.example' });
  credentials = {
    secret: secretOf(practice.info.clientSecret),
    certificate: certificateIn(await practice.clientCertificate()),
    'pasted-token': { kind: 'pasted-token', value: makeSecret(token) },
  };
  world = {
    strict,
    foreignCertificate: certificateIn(await createAppCertificate()),
    goAhead: (minutes) => (aheadMs = minutes * 60_000),
  };
});
afterAll(() => Promise.all([practice.stop(), world.strict.stop()]));
afterEach(() => {
  aheadMs = 0;
  vi.useRealTimers();
});

function certificateIn(file: Awaited<ReturnType<Practice['clientCertificate']>>): Credential {
  const store = createCredentials();
  const read = store.readCertificate([file]);
  const credential =
    read.ok && read.value.kind === 'certificate' ? store.get(read.value.credentialId) : undefined;
  if (!credential) throw new Error('the certificate was not read');
  return credential;
}

/** Every refused variant of every flow that has it. */
const cells = rows.flatMap((row) => row.flows.map((flow) => ({ ...row, flow })));

test.each(cells)('$flow ends at $what', async ({ flow, arrange, error, tokens }) => {
  const before = process.getActiveResourcesInfo();
  const scene = usualScene(practice, flow);
  const credential = credentials[flow];
  if (credential) scene.input.credential = credential;
  arrange(scene, world);
  const { outcome, asked, redirectUri } = await play(scene);
  vi.useRealTimers();

  const failure = failureOf(outcome);
  expect(failure).toMatchObject(error);
  const isCancelled = failure.code === 'signin/cancelled';
  expect(outcome.kind === 'failed' && outcome.record).toMatchObject({
    ...{ flow, outcome: isCancelled ? 'cancelled' : 'failed', error: failure },
  });
  expect(findSecrets(JSON.stringify(outcome), secretsOf(scene.input.credential))).toEqual([]);

  const expected = typeof tokens === 'number' ? tokens : tokens[flow];
  const count = asked.filter((what) => what === 'token').length;
  if (expected === undefined) expect(flow).toBe('device-code');
  else expect(count).toBe(expected);

  if (redirectUri !== undefined) {
    expect(await postForm(redirectUri, new URLSearchParams('code=late'))).toBe('ECONNREFUSED');
  }
  expect(await leftSince(before)).toEqual([]);
});
