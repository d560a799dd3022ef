import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDeviceCodeFlow } from '../../../../electron/auth/flows/device-code.ts';
import {
  createCertificateAuthority,
  type CertificateAuthority,
} from '../../../../electron/practice/certificate-authority.ts';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import type { SignInProgress } from '../../../../shared/sign-in.ts';
import {
  startStubAuthority,
  stubConfiguration,
  type StubAnswer,
  type StubAuthority,
} from '../../../servers/stub-authority.ts';
import { answerDevicePage } from './practice-person.ts';
import {
  expectMailbox,
  failureOf,
  signInAtPractice,
  succeeded,
  type PracticeAttempt,
} from './practice-sign-in.ts';

type DeviceCode = Extract<SignInProgress, { kind: 'device-code' }>;

let practice: Awaited<ReturnType<typeof startPractice>>;
let certificates: CertificateAuthority;
beforeAll(async () => {
  certificates = await createCertificateAuthority({ loopbackOnly: true });
  // As fast as the flow, for which a second is 20 milliseconds here.
  practice = await startPractice({ authority: { deviceCodeIntervalSeconds: 0.02 } });
});
afterAll(() => practice.stop());

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const quick = createDeviceCodeFlow(20);

/** Signs in with a code; `answer` is what the person does with it. */
async function signIn(
  attempt: PracticeAttempt & { answer?: (code: DeviceCode) => Promise<unknown> },
  flow = quick,
) {
  const answers: Promise<unknown>[] = [];
  const result = await signInAtPractice(practice, {
    flow,
    ...attempt,
    connection: { flow: 'device-code', ...attempt.connection },
    onProgress: (step) => {
      if (step.kind === 'device-code' && attempt.answer) answers.push(attempt.answer(step));
    },
  });
  await Promise.all(answers);
  return result;
}

const givenCode = {
  device_code: 'canary-device-code',
  user_code: 'ABCD-EFGH',
  verification_uri: 'https://microsoft.com/devicelogin',
  expires_in: 900,
  interval: 1,
};

/** An authority that gives a code and then each of these answers; the times of the questions. */
async function stubbed(
  answers: readonly StubAnswer[],
  code: Record<string, unknown> = givenCode,
  changes: Parameters<typeof signIn>[0] = {},
) {
  const asked: number[] = [];
  const rest = [...answers];
  const stub: StubAuthority = await startStubAuthority(
    practice.info.tenantId,
    ({ path }, authority) => {
      if (path.includes('/.well-known/')) {
        const configuration = JSON.parse(stubConfiguration(authority)) as object;
        const device_authorization_endpoint = `${authority}/oauth2/v2.0/devicecode`;
        return { body: JSON.stringify({ ...configuration, device_authorization_endpoint }) };
      }
      if (path.endsWith('/devicecode')) return { body: JSON.stringify(code) };
      asked.push(performance.now());
      return rest.shift() ?? refusal('authorization_pending');
    },
    certificates,
  );
  stops.push(() => stub.stop());
  const { authority, ca } = stub;
  const attempt = signIn({ target: { authority, ca }, ...changes });
  return { attempt, asked };
}

function refusal(error: string, numbers: number[] = [], status = 400): StubAnswer {
  const error_description = `${numbers.map((number) => `AADSTS${number}: `).join('')}said`;
  return { status, body: JSON.stringify({ error, error_description, error_codes: numbers }) };
}

describe('signing in with a device code', () => {
  it('shows what the person has to do, and leads to the mailbox', async () => {
    const { connection, target, outcome, progress } = await signIn({
      answer: (code) => answerDevicePage(practice, code),
    });
    const signedIn = succeeded(outcome);
    expect(progress).toEqual([
      {
        kind: 'device-code',
        userCode: expect.stringMatching(/^[A-Z0-9]{9}$/) as string,
        verificationUri: `${practice.authority}/oauth2/deviceauth`,
        expiresAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      },
    ]);
    expect(signedIn.summary).toMatchObject({
      flow: 'device-code',
      account: 'adele@contoso.example',
      renewable: true,
    });
    await expectMailbox(connection, target, signedIn);
  });

  it('ends when the person says no', async () => {
    const { outcome } = await signIn({
      answer: (code) => answerDevicePage(practice, code, 'cancel'),
    });
    expect(failureOf(outcome)).toMatchObject({ code: 'signin/denied' });
  });

  it('tells tokens of another tenant', async () => {
    const { outcome } = await signIn({
      connection: { tenant: '00000000-0000-4000-8000-000000000001' },
      answer: (code) => answerDevicePage(practice, code),
    });
    expect(failureOf(outcome).code).toBe('signin/wrong-tenant');
  });

  it('waits between its questions, and longer after each slow_down', async () => {
    const { attempt, asked } = await stubbed([
      refusal('authorization_pending'),
      refusal('slow_down', [], 429),
      refusal('authorization_pending'),
      refusal('access_denied'),
    ]);
    expect(failureOf((await attempt).outcome).code).toBe('signin/denied');
    expect(asked).toHaveLength(4);
    const gaps = asked.slice(1).map((time, index) => time - (asked[index] ?? 0));
    // One second of 20 milliseconds, then six of them for the rest of the time.
    expect(gaps[0]).toBeLessThan(115);
    expect(gaps[1]).toBeGreaterThanOrEqual(115);
    expect(gaps[2]).toBeGreaterThanOrEqual(115);
  });

  it('does not ask without a pause where the server names no interval, or none at all', async () => {
    for (const interval of [undefined, 0, 'x', -1]) {
      const { attempt, asked } = await stubbed(
        [refusal('authorization_pending'), refusal('access_denied')],
        { ...givenCode, interval },
      );
      await attempt;
      expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(15);
    }
  });

  it.each<[string, StubAnswer, string]>([
    ['an expired code', refusal('expired_token', [70020]), 'signin/code-expired'],
    ['a person who declined', refusal('authorization_declined', [70016]), 'signin/denied'],
    ['Conditional Access', refusal('access_denied', [53003]), 'signin/device-code-blocked'],
    ['anything else', refusal('invalid_client', [7000218]), 'signin/refused'],
  ])('names %s', async (_what, answer, code) => {
    const { attempt } = await stubbed([refusal('authorization_pending'), answer]);
    const error = failureOf((await attempt).outcome);
    expect(error.code).toBe(code);
    expect(JSON.stringify(error)).not.toContain('canary');
  });

  it('ends by itself when the code has expired', async () => {
    const { attempt, asked } = await stubbed([], { ...givenCode, expires_in: 4 });
    expect(failureOf((await attempt).outcome)).toEqual({ code: 'signin/code-expired' });
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an address that is not https', { ...givenCode, verification_uri: 'http://microsoft.com/x' }],
    ['a script as the address', { ...givenCode, verification_uri: 'javascript:alert(1)' }],
    ['a code that cannot be typed', { ...givenCode, user_code: 'A\u202eB' }],
    ['a code as long as a page', { ...givenCode, user_code: 'A'.repeat(65) }],
    ['no code', { ...givenCode, device_code: undefined }],
    ['no time', { ...givenCode, expires_in: 'soon' }],
  ])('shows nothing where there is %s', async (_what, code) => {
    const { attempt, asked } = await stubbed([], code);
    const { outcome, progress } = await attempt;
    expect(failureOf(outcome).code).toBe('signin/protocol');
    expect(progress).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('says what the authority refused before there was a code', async () => {
    const body = { error: 'unauthorized_client', error_description: 'AADSTS7000218: no' };
    const { attempt } = await stubbed([], body);
    const { outcome, progress } = await attempt;
    expect(failureOf(outcome)).toMatchObject({ code: 'signin/refused' });
    expect(progress).toEqual([]);
  });

  it('is cancelled at once while it waits, and never asks again', async () => {
    const controller = new AbortController();
    let cancelledAt = 0;
    const { attempt, asked } = await stubbed(
      [],
      { ...givenCode, interval: 60 },
      {
        controller,
        answer: () => {
          // Once the wait has begun.
          setImmediate(() => {
            cancelledAt = performance.now();
            controller.abort();
          });
          return Promise.resolve();
        },
        flow: createDeviceCodeFlow(),
      },
    );
    expect(failureOf((await attempt).outcome)).toEqual({ code: 'signin/cancelled' });
    expect(performance.now() - cancelledAt).toBeLessThan(500);
    expect(asked).toEqual([]);
  });
});
