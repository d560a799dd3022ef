import { beforeEach, describe, expect, test } from 'vitest';
import { createHandlers, stopServices } from '../../../electron/handlers/handlers.ts';
import type { FinishedRun, RunInput } from '../../../electron/runs.ts';
import type { SignedIn } from '../../../electron/auth/types.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import type { Connection } from '../../../shared/connection.ts';
import { appError, type Result } from '../../../shared/errors.ts';
import { requests, type RequestOf } from '../../../shared/ipc.ts';
import type { SignInSummary } from '../../../shared/sign-in.ts';
import type { Credential } from '../../../electron/auth/credential.ts';
import {
  createCredentials,
  type ChosenFile,
  type Credentials,
} from '../../../electron/auth/credentials.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { createNetworkSettings } from '../../../electron/auth/network-settings.ts';
import type { SignInRequest } from '../../../electron/auth/sign-in-service.ts';
import type { TenantQuestion } from '../../../electron/auth/tenant-check.ts';
import { createNoKeeping, type Keeping } from '../../../electron/store/keeping.ts';
import type { Target } from '../../../electron/target.ts';
import { passedRun } from '../../shared/run-records.ts';
import { exampleApp, exampleConnection, exampleSignedIn, fakePracticeTenant } from '../fakes.ts';

const now = Date.parse('2026-01-01T12:00:00Z');
const realConnection: Connection = { ...exampleConnection, practice: false };

const account = { accountId: 'a.t', username: 'ada@contoso.example', tenantId: 't' };

/** What the window sends to sign in with nothing special. */
function asking(connection: Connection): RequestOf<'sign-in:start'> {
  return { connection, remember: false, chooseAccount: false };
}

const keptSecret: Credential = { kind: 'client-secret', value: makeSecret('marker-kept') };

/** Credentials of which one is known, a client secret by the name of `secret`. */
function fakeCredentials(calls: string[]): Credentials {
  const added = createCredentials();
  const secret: Credential = { kind: 'client-secret', value: makeSecret('marker') };
  const summary = { kind: 'client-secret', credentialId: 'secret', length: 6, fingerprint: 'f' };
  return {
    enter: (kind) => {
      calls.push(`entered ${kind}`);
      return { ok: true, value: { ...summary, kind: 'client-secret' } };
    },
    readCertificate: (files) => {
      calls.push(`read ${files.map(({ name }) => name).join(', ')}`);
      return { ok: true, value: { kind: 'locked', credentialId: 'c', fileName: 'f' } };
    },
    unlock: (credentialId) => {
      calls.push(`unlocked ${credentialId}`);
      return { ok: false, error: appError('certificate/wrong-password') };
    },
    add: (...given) => added.add(...given),
    get: (credentialId, owner) =>
      credentialId === 'secret' ? secret : added.get(credentialId, owner),
    forget: (credentialId) => calls.push(`forgot ${credentialId}`),
    forgetAll: () => calls.push('credentials forgotten'),
  };
}

/** Services that do nothing but remember; each test sets what it needs. */
function testServices() {
  const calls: string[] = [];
  const started: RunInput[] = [];
  const asked: SignInRequest[] = [];
  const kept = new Map<string, SignedIn>();
  const finished = new Map<string, FinishedRun>();
  const state: {
    tenant: PracticeTenant | undefined;
    signIn: () => Promise<SignedIn>;
    files: ChosenFile[];
    saving: Result<void>;
    signingOut: Result<void>;
    removing: Result<void>;
    consent: () => Promise<unknown>;
  } = {
    files: [],
    saving: { ok: true, value: undefined },
    signingOut: { ok: true, value: undefined },
    removing: { ok: true, value: undefined },
    consent: () => Promise.resolve(),
    tenant: undefined,
    signIn: () => Promise.resolve(exampleSignedIn('s1')),
  };
  const services = {
    practice: {
      start: () => {
        state.tenant = fakePracticeTenant();
        return Promise.resolve({ ok: true as const, value: state.tenant.info });
      },
      running: () => state.tenant,
      stop: () => {
        calls.push('practice stopped');
        state.tenant = undefined;
        return Promise.resolve();
      },
    },
    signIns: {
      start: async (request: SignInRequest): Promise<Result<SignInSummary>> => {
        asked.push(request);
        calls.push(`sign in ${request.connection.user}`);
        const signedIn = await state.signIn();
        kept.set(signedIn.summary.signInId, signedIn);
        return { ok: true, value: signedIn.summary };
      },
      cancel: () => calls.push('sign-in cancelled'),
      renew: (signInId: string) =>
        Promise.resolve({ ok: true as const, value: exampleSignedIn(signInId).summary }),
      signOut: (signInId: string) => {
        calls.push(`signed out ${signInId}`);
        if (state.signingOut.ok) kept.delete(signInId);
        return Promise.resolve(state.signingOut);
      },
      accounts: () => Promise.resolve({ ok: true as const, value: [account] }),
      removeAccount: (_connection: Connection, _target: Target, accountId: string) => {
        calls.push(`removed ${accountId}`);
        return Promise.resolve({ ok: true as const, value: undefined });
      },
      forget: (signInId: string) => kept.delete(signInId),
      forgetAll: () => {
        calls.push('forgotten');
        kept.clear();
      },
      signedIn: (signInId: string) => kept.get(signInId),
    },
    tenantCheck: {
      check: (question: TenantQuestion) => {
        calls.push(`tenant ${question.tenant} at ${question.authority}`);
        return Promise.resolve({ ok: false as const, error: appError('tenant/not-found') });
      },
      cancel: () => calls.push('tenant check cancelled'),
    },
    consent: {
      walk: async (_connection: Connection, target: Target) => {
        calls.push(`consent at ${target.authority}`);
        await state.consent();
        return { ok: true as const, value: { tenantId: 't' } };
      },
      cancel: () => calls.push('consent cancelled'),
    },
    credentials: fakeCredentials(calls),
    runs: {
      start: (input: RunInput) => `run-${started.push(input)}`,
      cancel: (runId: string, protocol?: string) =>
        calls.push(`${[runId, protocol].filter(Boolean).join(' ')} cancelled`),
      finished: (runId: string) => finished.get(runId),
      stop: () => {
        calls.push('runs stopped');
        return Promise.resolve();
      },
    },
  };
  const keeping: Keeping = {
    ...createNoKeeping(),
    saveCredential: ({ authority }, { kind }) => {
      calls.push(`kept ${kind} for ${authority}`);
      return Promise.resolve(state.saving);
    },
    removeCredential: ({ authority }) => {
      calls.push(`removed credential for ${authority}`);
      return Promise.resolve(state.removing);
    },
    credential: () => Promise.resolve({ ok: true, value: keptSecret }),
    removePractice: () => {
      calls.push('practice files removed');
      return Promise.resolve();
    },
  };
  const handlers = createHandlers({
    ...services,
    app: exampleApp,
    network: createNetworkSettings({
      resolveProxy: () => Promise.resolve('DIRECT'),
      environment: {},
    }),
    keeping,
    chooseFiles: () => Promise.resolve({ ok: true, value: state.files }),
    writeClipboard: (text) => {
      calls.push(`copied ${text}`);
      return Promise.resolve();
    },
    openLink: (url) =>
      Promise.resolve(
        url === 'https://aka.ms/x'
          ? { ok: true, value: undefined }
          : { ok: false, error: appError('link/refused') },
      ),
    now: () => now,
  });
  return { handlers, services, calls, started, asked, finished, state };
}

let tested: ReturnType<typeof testServices>;
beforeEach(() => {
  tested = testServices();
});

test('every channel of the contract has a handler', () => {
  expect(Object.keys(tested.handlers).sort()).toEqual(Object.keys(requests).sort());
});

test('the window learns what the app is, as the contract has it', async () => {
  const result = await tested.handlers['app:info'](undefined);
  expect(result).toEqual({ ok: true, value: exampleApp });
});

describe('signing in', () => {
  test('to the practice tenant needs it to run', async () => {
    const { handlers, calls } = tested;
    const request = asking(exampleConnection);
    expect(await handlers['sign-in:start'](request)).toEqual({
      ok: false,
      error: { code: 'practice/not-running' },
    });
    expect(calls).toEqual([]);
    await handlers['practice:start'](undefined);
    expect(await handlers['sign-in:start'](request)).toMatchObject({ ok: true });
    expect(calls).toEqual(['sign in ada@contoso.example']);
  });

  test('to a real tenant does not', async () => {
    const result = await tested.handlers['sign-in:start'](asking(realConnection));
    expect(result).toMatchObject({ ok: true, value: { signInId: 's1' } });
  });

  test('ends when the practice tenant that it is at is stopped', async () => {
    const { handlers, state, calls } = tested;
    await handlers['practice:start'](undefined);
    let end: (signedIn: SignedIn) => void = () => undefined;
    state.signIn = () => new Promise((resolve) => (end = resolve));
    const signIn = handlers['sign-in:start'](asking(exampleConnection));
    await handlers['practice:stop'](undefined);
    expect(calls).toContain('sign-in cancelled');
    end(exampleSignedIn('s1'));
    await signIn;
  });

  test('at a real tenant goes on when the practice tenant is stopped', async () => {
    const { handlers, state, calls } = tested;
    await handlers['practice:start'](undefined);
    let end: (signedIn: SignedIn) => void = () => undefined;
    state.signIn = () => new Promise((resolve) => (end = resolve));
    const signIn = handlers['sign-in:start'](asking(realConnection));
    await handlers['practice:stop'](undefined);
    expect(calls).not.toContain('sign-in cancelled');
    end(exampleSignedIn('s1'));
    expect(await signIn).toMatchObject({ ok: true });
  });
});

describe('what a sign-in is done with', () => {
  const secret: Connection = { ...realConnection, access: 'application', flow: 'secret' };
  const missing = { ok: false, error: { code: 'credential/missing' } };

  test('is the credential of the right kind, or the sign-in does not begin', async () => {
    const { handlers, asked } = tested;
    const start = handlers['sign-in:start'];
    const certificate: Connection = { ...secret, flow: 'certificate' };
    expect(await start(asking(secret))).toEqual(missing);
    expect(await start({ ...asking(secret), credentialId: 'unknown' })).toEqual(missing);
    expect(await start({ ...asking(certificate), credentialId: 'secret' })).toEqual(missing);
    expect(asked).toEqual([]);
    expect((await start({ ...asking(secret), credentialId: 'secret' })).ok).toBe(true);
    expect(asked[0]?.credential?.kind).toBe('client-secret');
  });

  test('is no credential where a person signs in, whatever was named', async () => {
    const { handlers, asked } = tested;
    await handlers['sign-in:start']({ ...asking(realConnection), credentialId: 'secret' });
    expect(asked[0]).not.toHaveProperty('credential');
  });

  test('is kept only where that was asked for and the sign-in worked', async () => {
    const { handlers, calls } = tested;
    const start = handlers['sign-in:start'];
    await start({ ...asking(secret), credentialId: 'secret' });
    expect(calls.filter((call) => call.startsWith('kept'))).toEqual([]);
    await start({ ...asking(secret), credentialId: 'secret', remember: true });
    expect(calls).toContain('kept client-secret for https://login.microsoftonline.com');
  });

  test('that is kept is said to be, also of the next token', async () => {
    const { handlers } = tested;
    const request = { ...asking(secret), credentialId: 'secret' };
    const unkept = await handlers['sign-in:start'](request);
    expect(unkept).toMatchObject({ value: { signInId: 's1', remembered: false } });
    expect(await handlers['sign-in:renew']({ signInId: 's1' })).toMatchObject({
      value: { remembered: false },
    });
    const kept = await handlers['sign-in:start']({ ...request, remember: true });
    expect(kept).toMatchObject({ value: { signInId: 's1', remembered: true } });
    expect(await handlers['sign-in:renew']({ signInId: 's1' })).toMatchObject({
      value: { remembered: true },
    });
  });

  test('that cannot be kept does not undo the sign-in, which says that it is not kept', async () => {
    const { handlers, state } = tested;
    state.signIn = () => {
      const signedIn = exampleSignedIn('s1');
      return Promise.resolve({ ...signedIn, summary: { ...signedIn.summary, remembered: true } });
    };
    state.saving = { ok: false, error: appError('keeping/failed') };
    const request = { ...asking(secret), credentialId: 'secret', remember: true };
    expect(await handlers['sign-in:start'](request)).toMatchObject({
      ok: true,
      value: { signInId: 's1', remembered: false },
    });
  });

  test('is no longer kept once that sign-in is signed out, and only then', async () => {
    const { handlers, calls } = tested;
    await handlers['sign-in:start']({ ...asking(secret), credentialId: 'secret' });
    await handlers['sign-in:sign-out']({ signInId: 's1' });
    expect(calls).toContain('removed credential for https://login.microsoftonline.com');
    calls.length = 0;
    await handlers['sign-in:start'](asking(realConnection));
    await handlers['sign-in:sign-out']({ signInId: 's1' });
    expect(calls).not.toContain('removed credential for https://login.microsoftonline.com');
  });

  test('that was kept is used for its app and its authority, and for no other', async () => {
    const { handlers, asked } = tested;
    const kept = await handlers['credential:kept']({ connection: secret });
    const credentialId = kept.ok ? kept.value.credential?.credentialId : undefined;
    if (credentialId === undefined) throw new Error('nothing was kept');
    const otherClient = '00000000-0000-4000-8000-000000000000';
    const authority = 'https://login.chinacloudapi.cn';
    for (const other of [
      { ...secret, clientId: otherClient },
      { ...secret, cloud: 'gcc-high' as const },
      { ...secret, cloud: '21vianet' as const, authority },
    ]) {
      expect(await handlers['sign-in:start']({ ...asking(other), credentialId })).toEqual({
        ok: false,
        error: { code: 'credential/missing' },
      });
    }
    expect(asked).toEqual([]);
    const upper = { ...secret, clientId: secret.clientId.toUpperCase() };
    const answer = await handlers['sign-in:start']({ ...asking(upper), credentialId });
    expect(answer).toMatchObject({ ok: true });
    expect(asked[0]?.credential).toBe(keptSecret);
  });

  test('that cannot be deleted is told, and can be tried again', async () => {
    const { handlers, state, calls } = tested;
    await handlers['sign-in:start']({ ...asking(secret), credentialId: 'secret' });
    const failed = { ok: false, error: appError('keeping/failed') } as const;
    state.removing = failed;
    expect(await handlers['sign-in:sign-out']({ signInId: 's1' })).toEqual(failed);
    expect(await handlers['credential:remove-kept']({ connection: secret })).toEqual(failed);
    state.removing = { ok: true, value: undefined };
    calls.length = 0;
    expect(await handlers['sign-in:sign-out']({ signInId: 's1' })).toMatchObject({ ok: true });
    expect(calls).toContain('removed credential for https://login.microsoftonline.com');
  });

  test('can be a certificate file, that of the practice app, or none', async () => {
    const { handlers, calls, state } = tested;
    const choose = handlers['credential:choose-certificate'];
    expect(await choose({ source: 'practice' })).toMatchObject({
      error: { code: 'practice/not-running' },
    });
    expect(await choose({ source: 'file' })).toEqual({ ok: true, value: { kind: 'none' } });
    state.files = [{ name: 'own.pfx', content: new Uint8Array() }];
    await choose({ source: 'file' });
    await handlers['practice:start'](undefined);
    await choose({ source: 'practice' });
    expect(calls).toEqual(['read own.pfx', 'read practice.pem']);
  });
});

describe('accounts', () => {
  test('are listed and removed for the app of a connection', async () => {
    const { handlers, calls } = tested;
    const listed = await handlers['account:list']({ connection: realConnection });
    expect(listed).toEqual({ ok: true, value: { accounts: [account] } });
    await handlers['account:remove']({ connection: realConnection, accountId: 'a.t' });
    expect(calls).toEqual(['removed a.t']);
  });

  test('cannot be asked for while the practice tenant does not run', async () => {
    const { handlers } = tested;
    const request = { connection: exampleConnection };
    const notRunning = { ok: false, error: { code: 'practice/not-running' } };
    expect(await handlers['account:list'](request)).toEqual(notRunning);
    expect(await handlers['account:remove']({ ...request, accountId: 'a' })).toEqual(notRunning);
    expect(await handlers['credential:kept'](request)).toEqual(notRunning);
    expect(await handlers['consent:walk'](request)).toEqual(notRunning);
  });

  test('that cannot be removed from this computer are not said to be signed out', async () => {
    const { handlers, state } = tested;
    await handlers['sign-in:start'](asking(realConnection));
    const failed = { ok: false, error: appError('keeping/failed') } as const;
    state.signingOut = failed;
    expect(await handlers['sign-in:sign-out']({ signInId: 's1' })).toEqual(failed);
    state.signingOut = { ok: true, value: undefined };
    expect(await handlers['sign-in:sign-out']({ signInId: 's1' })).toMatchObject({ ok: true });
  });

  test('lose their token when they sign out', async () => {
    const { handlers, calls } = tested;
    await handlers['sign-in:start'](asking(realConnection));
    await handlers['sign-in:sign-out']({ signInId: 's1' });
    expect(calls).toContain('signed out s1');
    const run = { connection: realConnection, signInId: 's1' };
    expect(await handlers['run:start'](run)).toMatchObject({ error: { code: 'signin/expired' } });
  });
});

describe('a tenant', () => {
  const question = { tenant: 'contoso.com', practice: false };

  test('is asked for at the authority of its cloud, or at the one that was chosen', async () => {
    const { handlers, calls } = tested;
    await handlers['tenant:check']({ ...question, cloud: 'gcc-high' });
    const authority = 'https://login.chinacloudapi.cn';
    await handlers['tenant:check']({ ...question, cloud: '21vianet', authority });
    for (const other of ['https://evil.example', `${authority}.evil.example`, `${authority}/x?`]) {
      const asked = { ...question, cloud: '21vianet' as const, authority: other };
      expect(await handlers['tenant:check'](asked)).toMatchObject({
        error: { code: 'input/invalid' },
      });
    }
    expect(
      await handlers['tenant:check']({ ...question, cloud: 'gcc-high', authority }),
    ).toMatchObject({ error: { code: 'input/invalid' } });
    expect(calls).toEqual([
      'tenant contoso.com at https://login.microsoftonline.us',
      `tenant contoso.com at ${authority}`,
    ]);
  });

  test('of the practice is asked for at the practice authority, and nowhere else', async () => {
    const { handlers, calls } = tested;
    const request = { ...question, cloud: 'global', practice: true } as const;
    expect(await handlers['tenant:check'](request)).toMatchObject({
      error: { code: 'practice/not-running' },
    });
    await handlers['practice:start'](undefined);
    await handlers['tenant:check']({ ...request, authority: 'https://login.microsoftonline.com' });
    expect(calls).toEqual(['tenant contoso.com at https://localhost:1']);
  });
});

describe('a run', () => {
  const run = { connection: exampleConnection, signInId: 's1' };
  const expired = { ok: false, error: { code: 'signin/expired' } };

  test('starts with the connection, the token and the servers of the practice tenant', async () => {
    const { handlers, started, state } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    expect(await handlers['run:start'](run)).toEqual({ ok: true, value: { runId: 'run-1' } });
    expect(started[0]?.connection).toBe(exampleConnection);
    expect(started[0]?.signedIn.summary.signInId).toBe('s1');
    expect(started[0]?.target.endpoints).toEqual(state.tenant?.endpoints);
  });

  test('needs the practice tenant to run', async () => {
    const { handlers } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    await handlers['practice:stop'](undefined);
    expect(await handlers['run:start'](run)).toEqual({
      ok: false,
      error: { code: 'practice/not-running' },
    });
  });

  test('needs a sign-in that is known', async () => {
    const { handlers } = tested;
    await handlers['practice:start'](undefined);
    expect(await handlers['run:start'](run)).toEqual(expired);
    await handlers['sign-in:start'](asking(exampleConnection));
    await handlers['sign-in:forget']({ signInId: 's1' });
    expect(await handlers['run:start'](run)).toEqual(expired);
  });

  test.each([
    ['2026-01-01T12:00:01Z', true],
    ['2026-01-01T12:00:00Z', false],
    ['2026-01-01T11:00:00Z', false],
    [undefined, true],
  ])('with a token until %s starts: %s', async (expiresAt, starts) => {
    const { handlers, state } = tested;
    state.signIn = () => Promise.resolve(exampleSignedIn('s1', expiresAt));
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    const result = await handlers['run:start'](run);
    if (starts) expect(result.ok).toBe(true);
    else expect(result).toEqual(expired);
  });

  test('never shows the practice tenant the token of a real one, nor the other way round', async () => {
    const { handlers, state, started } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(realConnection));
    expect(await handlers['run:start'](run)).toEqual(expired);
    state.signIn = () => Promise.resolve(exampleSignedIn('s2'));
    await handlers['sign-in:start'](asking(exampleConnection));
    expect(await handlers['run:start']({ connection: realConnection, signInId: 's2' })).toEqual(
      expired,
    );
    expect(started).toEqual([]);
  });

  test('never shows a practice tenant the token of an earlier one', async () => {
    const { handlers, state } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    state.tenant = fakePracticeTenant(2);
    expect(await handlers['run:start'](run)).toEqual(expired);
  });

  test('sends a test message only to the address that was named for this run', async () => {
    const { handlers, started } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    await handlers['run:start']({ ...run, testMessageTo: 'ada@contoso.example' });
    await handlers['run:start'](run);
    expect(started.map(({ testMessageTo }) => testMessageTo)).toEqual([
      'ada@contoso.example',
      undefined,
    ]);
    const { request } = requests['run:start'];
    const smtp = { ...exampleConnection, protocols: ['imap', 'smtp'] };
    const asked = { ...run, connection: smtp, testMessageTo: 'ada@contoso.example' };
    expect(request.safeParse(asked).success).toBe(true);
    expect(request.safeParse({ ...asked, connection: exampleConnection }).success).toBe(false);
    expect(request.safeParse({ ...asked, testMessageTo: 'a\r\nRCPT' }).success).toBe(false);
  });

  test('is cancelled by its ID, and one check of it by its protocol', async () => {
    await tested.handlers['run:cancel']({ runId: 'run-1' });
    await tested.handlers['run:cancel']({ runId: 'run-1', protocol: 'pop' });
    expect(tested.calls).toEqual(['run-1 cancelled', 'run-1 pop cancelled']);
  });
});

describe('one check again', () => {
  const previous = passedRun();
  const again = { runId: previous.id, protocol: 'imap', from: 'auth' } as const;

  /** A finished run at the practice tenant, signed in as `s1`. */
  async function afterRun() {
    const { handlers, finished } = tested;
    await handlers['practice:start'](undefined);
    await handlers['sign-in:start'](asking(exampleConnection));
    const run = { connection: exampleConnection, signInId: 's1', record: previous };
    finished.set(previous.id, run);
  }

  test('has the connection, the sign-in, the servers and the record of the run before', async () => {
    await afterRun();
    const { handlers, started, state } = tested;
    expect(await handlers['run:retry'](again)).toEqual({ ok: true, value: { runId: 'run-1' } });
    expect(started[0]?.connection).toBe(exampleConnection);
    expect(started[0]?.signedIn.summary.signInId).toBe('s1');
    expect(started[0]?.target.endpoints).toEqual(state.tenant?.endpoints);
    expect(started[0]?.retry).toEqual({ protocol: 'imap', from: 'auth', previous });
    expect(started[0]).not.toHaveProperty('testMessageTo');
  });

  test('is refused for a run that is not the last, and for a protocol it did not have', async () => {
    await afterRun();
    const unknown = { ok: false, error: { code: 'run/unknown' } };
    const retry = tested.handlers['run:retry'];
    expect(await retry({ ...again, runId: 'another' })).toEqual(unknown);
    expect(await retry({ ...again, protocol: 'pop' })).toEqual(unknown);
    expect(tested.started).toEqual([]);
  });

  test('is refused once the token is over, dropped, or of another practice tenant', async () => {
    const expired = { ok: false, error: { code: 'signin/expired' } };
    tested.state.signIn = () => Promise.resolve(exampleSignedIn('s1', '2026-01-01T11:59:59Z'));
    await afterRun();
    const retry = tested.handlers['run:retry'];
    expect(await retry(again)).toEqual(expired);

    tested = testServices();
    await afterRun();
    await tested.handlers['sign-in:forget']({ signInId: 's1' });
    expect(await tested.handlers['run:retry'](again)).toEqual(expired);

    tested = testServices();
    await afterRun();
    tested.state.tenant = fakePracticeTenant(2);
    expect(await tested.handlers['run:retry'](again)).toEqual(expired);
    tested.state.tenant = undefined;
    expect(await tested.handlers['run:retry'](again)).toMatchObject({
      error: { code: 'practice/not-running' },
    });
    expect(tested.started).toEqual([]);
  });

  test('takes a test message for SMTP only', () => {
    const { request } = requests['run:retry'];
    const asked = { ...again, testMessageTo: 'ada@contoso.example' };
    expect(request.safeParse(asked).success).toBe(false);
    expect(request.safeParse({ ...asked, protocol: 'smtp' }).success).toBe(true);
  });
});

test('what is to be copied is copied', async () => {
  const result = await tested.handlers['clipboard:write']({ text: 'ticket' });
  expect(result).toEqual({ ok: true, value: undefined });
  expect(tested.calls).toEqual(['copied ticket']);
});

describe('stopping the practice tenant', () => {
  /** Starts something that goes on until the practice tenant has stopped. */
  async function whileOpen(open: () => unknown): Promise<string[]> {
    const { handlers, calls } = tested;
    await handlers['practice:start'](undefined);
    const going = open();
    await handlers['practice:stop'](undefined);
    const before = [...calls];
    release();
    await going;
    return before;
  }
  let release: () => void = () => undefined;
  const held = (): Promise<void> =>
    new Promise((resolve) => {
      release = resolve;
    });

  test('ends the consent page that is open at it, and no sign-in elsewhere', async () => {
    const { handlers, state } = tested;
    state.consent = held;
    const calls = await whileOpen(() =>
      handlers['consent:walk']({ connection: exampleConnection }),
    );
    expect(calls).toContain('consent cancelled');
    expect(calls).not.toContain('sign-in cancelled');
  });

  test('leaves a consent page of a real tenant open', async () => {
    const { handlers, state } = tested;
    state.consent = held;
    const calls = await whileOpen(() => handlers['consent:walk']({ connection: realConnection }));
    expect(calls).not.toContain('consent cancelled');
  });

  test('removes what was kept of it, for it has another address the next time', async () => {
    const calls = await whileOpen(() => undefined);
    expect(calls.slice(-2)).toEqual(['practice stopped', 'practice files removed']);
  });
});

test('a link is opened or refused', async () => {
  const open = tested.handlers['link:open'];
  expect(await open({ url: 'https://aka.ms/x' })).toEqual({ ok: true, value: undefined });
  expect(await open({ url: 'https://evil.example' })).toEqual({
    ok: false,
    error: { code: 'link/refused' },
  });
});

test('stopping ends sign-ins and runs before the practice tenant they use', async () => {
  await stopServices(tested.services);
  expect(tested.calls).toEqual([
    ...['forgotten', 'consent cancelled', 'tenant check cancelled', 'credentials forgotten'],
    ...['runs stopped', 'practice stopped'],
  ]);
});
