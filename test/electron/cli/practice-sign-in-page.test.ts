import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn as signInWith } from '../../../electron/auth/sign-in.ts';
import type { SignInOutcome, SignInPage } from '../../../electron/auth/types.ts';
import { createPracticeSignInPage } from '../../../electron/cli/practice-sign-in-page.ts';
import { startPracticeTenant } from '../../../electron/practice/practice-tenant.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import { resolveTarget, type Target } from '../../../electron/target.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { PracticePerson } from '../../../shared/practice.ts';

let tenant: PracticeTenant;
let person: PracticePerson;
let connection: Connection;
let target: Target;

beforeAll(async () => {
  tenant = await startPracticeTenant();
  const [first] = tenant.info.people;
  if (!first) throw new Error('nobody lives in the practice tenant');
  person = first;
  connection = {
    version: 1,
    name: 'Practice',
    practice: true,
    cloud: 'global',
    tenant: tenant.info.tenantDomain,
    clientId: tenant.info.clientId,
    access: 'delegated',
    flow: 'window',
    protocols: ['imap'],
    offlineAccess: true,
    user: person.address,
  };
  const resolved = resolveTarget(connection, tenant);
  if (!resolved) throw new Error('the practice tenant is no target');
  target = resolved;
});
afterAll(() => tenant.stop());

function signIn(
  changes: Partial<Connection> = {},
  password: string = person.password,
  signal: AbortSignal = new AbortController().signal,
): Promise<SignInOutcome> {
  return signInWith({
    connection: { ...connection, ...changes },
    target,
    surroundings: {
      showSignInPage: createPracticeSignInPage({ user: person.address, password }),
      openBrowser: () => Promise.reject(new Error('no browser')),
    },
    signal,
  });
}

function pageOf(changes: Partial<SignInPage>): SignInPage {
  const { redirectUri } = target;
  return { url: target.authority, redirectUri, signal: new AbortController().signal, ...changes };
}

describe('signing in to the practice tenant from the terminal', () => {
  it('ends with a token for the person', async () => {
    const outcome = await signIn();
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    const { accessToken, summary } = outcome.signedIn;
    expect(summary).toMatchObject({
      account: person.address,
      tenantId: tenant.info.tenantId,
      token: {
        kind: 'jwt',
        audience: 'https://outlook.office.com',
        tenantId: tenant.info.tenantId,
        clientId: tenant.info.clientId,
        user: person.address,
        scopes: ['IMAP.AccessAsUser.All'],
        length: accessToken.length,
      },
    });
    expect(Date.parse(summary.token.expiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('says what the page says when the password is wrong', async () => {
    const outcome = await signIn({}, 'wrong');
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'signin/refused' } });
    expect(outcome.kind === 'failed' && outcome.error.detail).toContain('AADSTS50126');
    expect(outcome.kind === 'failed' && outcome.error.detail).not.toContain('wrong');
  });

  it('says what the page says when the application is unknown', async () => {
    const outcome = await signIn({ clientId: '00000000-0000-4000-8000-000000000000' });
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'signin/refused' } });
    expect(outcome.kind === 'failed' && outcome.error.detail).toContain('AADSTS700016');
  });

  it('finds the tokens to be of the wrong tenant when another was asked for', async () => {
    const other = '00000000-0000-4000-8000-000000000001';
    expect(await signIn({ tenant: other })).toMatchObject({
      kind: 'failed',
      error: {
        code: 'signin/wrong-tenant',
        detail: `expected ${other}, got ${tenant.info.tenantId}`,
      },
    });
  });
});

describe('createPracticeSignInPage', () => {
  const show = createPracticeSignInPage({ user: 'a@contoso.example', password: 'p' });

  it('signs in nowhere but at a practice tenant', async () => {
    expect(await show(pageOf({}))).toMatchObject({
      kind: 'failed',
      error: { code: 'signin/needs-browser' },
    });
  });

  it('is cancelled by the signal', async () => {
    const controller = new AbortController();
    const shown = show(pageOf({ ca: tenant.ca, signal: controller.signal }));
    controller.abort();
    expect(await shown).toEqual({ kind: 'cancelled' });
  });

  it('reports an authority that is not there', async () => {
    const url = 'https://localhost:1/';
    expect(await show(pageOf({ url, ca: tenant.ca }))).toMatchObject({
      kind: 'failed',
      error: { code: 'signin/network' },
    });
  });
});
