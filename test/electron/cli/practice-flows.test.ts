import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeviceCodeFlow } from '../../../electron/auth/flows/device-code.ts';
import type { SignInOutcome } from '../../../electron/auth/types.ts';
import { practiceSignIn } from '../../../electron/cli/practice-flows.ts';
import {
  flowsMeeting,
  terminalFlows,
  type TerminalFlow,
} from '../../../electron/cli/terminal-flows.ts';
import { startAuthorityServer } from '../../../electron/practice/authority/authority-server.ts';
import {
  authorityScenarioIds,
  authorityScenarios,
  type AuthorityScenarioId,
} from '../../../electron/practice/authority/scenarios/scenarios.ts';
import type { AuthorityScenario } from '../../../electron/practice/authority/scenarios/types.ts';
import { tenant } from '../../../electron/practice/directory.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import { createSigningKey, type SigningKey } from '../../../electron/practice/tokens.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { isAppFlow } from '../../../shared/flows.ts';
import { errorTexts } from '../../../shared/messages/errors.en.ts';
import {
  expectMailbox,
  failureOf,
  practiceConnection,
  practiceTarget,
  succeeded,
} from '../auth/flows/practice-sign-in.ts';

/** Device codes are asked about every five seconds; here a second is as short as this. */
const shortSecondMs = 20;
const rules = { deviceCodeIntervalSeconds: shortSecondMs / 1_000 };

let practice: Awaited<ReturnType<typeof startPractice>>;
let signingKey: SigningKey;
beforeAll(async () => {
  [practice, signingKey] = await Promise.all([
    startPractice({ authority: rules }),
    createSigningKey(),
  ]);
});
afterAll(() => practice.stop());

/** As an object, so that what a scenario may have is not narrowed to what one of them has. */
const scenarioOf = (id: AuthorityScenarioId): AuthorityScenario => authorityScenarios[id];

/** Signs in by a flow where `authority` is, and renews where that is asked. */
function signIn(flow: TerminalFlow, authority = practice.authority, renew = false) {
  const isApp = isAppFlow(flow);
  const at = { ...practice, authority };
  const connection = practiceConnection(at, {
    flow,
    ...(isApp ? { access: 'application', user: 'scanner@contoso.example' } : {}),
  });
  const target = practiceTarget(at, connection);
  const [person] = practice.info.people;
  if (!person) throw new Error('nobody lives in the practice tenant');
  const signal = new AbortController().signal;
  const outcome = practiceSignIn({
    ...{ tenant: at, connection, target, person, signal, renew },
    ...(flow === 'device-code' ? { flow: createDeviceCodeFlow(shortSecondMs) } : {}),
  });
  return { connection, target, outcome };
}

describe('the terminal’s sign-in', () => {
  it.each(terminalFlows)('by %s opens the mailbox', async (flow) => {
    const { connection, target, outcome } = signIn(flow);
    const signedIn = succeeded(await outcome);
    expect(signedIn.summary.flow).toBe(flow);
    await expectMailbox(connection, target, signedIn);
  });

  it('is renewed where that is asked, and then has another token', async () => {
    const renewed = succeeded(await signIn('device-code', undefined, true).outcome);
    const asked = renewed.record.lines.map(({ text }) => text).join('\n');
    expect(asked).toContain('grant_type=refresh_token');
  });
});

/** By which flow a scenario is met; a certificate where it is about one. */
function flowFor({ at, row }: AuthorityScenario): TerminalFlow {
  const [first = 'window'] = flowsMeeting(at);
  return first === 'secret' && row === 8 ? 'certificate' : first;
}

/** Signs in where a scenario happens. The tenant's keys and certificates are made once. */
async function signInWith(id: AuthorityScenarioId): Promise<SignInOutcome> {
  const scenario = scenarioOf(id);
  const server = await startAuthorityServer({
    ...{ certificate: practice.serverCertificate, signingKey, now: Date.now, scenario },
    rules,
  });
  const credential = await practice.clientCertificate();
  server.assertions.register(credential.content.toString());
  try {
    const authority = `${server.origin}/${tenant.id}`;
    return await signIn(flowFor(scenario), authority, scenario.at === 'refresh').outcome;
  } finally {
    await server.close();
  }
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The numbers that this program tells apart, whatever their moment; a renewal has its own code. */
const codes: readonly (readonly [ErrorCode, readonly number[]])[] = [
  ['tenant/not-found', [90002]],
  ['tenant/other-cloud', [50049, 90038, 900382, 900432]],
  ['signin/unavailable', [90033, 50196, 90055, 90024, 90006, 50033]],
  ['consent/missing', [65001, 90094, 90095, 900941]],
  ['credential/wrong-secret', [7000215]],
  ['credential/expired-secret', [7000222]],
  ['credential/wrong-certificate', [700027, 50012]],
  ['signin/code-used', [54005]],
  ['signin/code-expired', [70008, 70019, 70020]],
  ['signin/blocked-by-policy', [53003, 530035, 530032, 50005, 53002]],
  ['signin/needs-browser', [53000, 53001, 50097, 50129]],
  ['signin/denied', [65004, 70017]],
];

function expectedCode({ at, number, error }: AuthorityScenario): ErrorCode {
  if (at === 'refresh') {
    return error === 'temporarily_unavailable' ? 'signin/unavailable' : 'signin/renewal-refused';
  }
  if (at === 'device-token' && [53000, 53003].includes(number)) return 'signin/device-code-blocked';
  return codes.find(([, numbers]) => numbers.includes(number))?.[0] ?? 'signin/refused';
}

describe('what Entra ID refuses is told with its next step', () => {
  const passing: AuthorityScenarioId = 'aadsts-70016-device-slow-down';

  it.each(authorityScenarioIds.filter((id) => id !== passing))('%s', async (id) => {
    const scenario = scenarioOf(id);
    const error = failureOf(await signInWith(id));
    expect(error).toEqual({
      code: expectedCode(scenario),
      detail: expect.stringContaining(`AADSTS${scenario.number}: ${scenario.text}`) as string,
      ...(scenario.retryAfter === undefined ? {} : { retryAfterMs: scenario.retryAfter * 1_000 }),
      refusal: {
        // A page says everything but OAuth's code.
        error: scenario.at.endsWith('-page') ? 'HTTP 400' : scenario.error,
        numbers: [scenario.number],
        traceId: expect.stringMatching(guid) as string,
        correlationId: expect.stringMatching(guid) as string,
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/) as string,
      },
    });
    expect(errorTexts[error.code].nextStep).not.toBe('');
  });

  it(`${passing}, after which the sign-in goes on`, async () => {
    expect(succeeded(await signInWith(passing)).summary.flow).toBe('device-code');
  });
});
