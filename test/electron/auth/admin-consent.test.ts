import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAdminConsent } from '../../../electron/auth/admin-consent.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import type { SignInPage, SignInPageOutcome } from '../../../electron/auth/types.ts';
import { createPracticeSignInPage } from '../../../electron/cli/practice-sign-in-page.ts';
import { people, tenant } from '../../../electron/practice/directory.ts';
import { startPracticeTenant } from '../../../electron/practice/practice-tenant.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import { resolveTarget, type Target } from '../../../electron/target.ts';
import type { Connection } from '../../../shared/connection.ts';
import { appError } from '../../../shared/errors.ts';

const tenantId = '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';
const otherTenantId = '0e3f7c44-90aa-4f0e-8f51-5d2f6f2d9b11';

const connection: Connection = {
  version: 1,
  name: 'Scanner',
  practice: false,
  cloud: 'global',
  tenant: 'contoso.com',
  clientId: tenant.clientId,
  access: 'delegated',
  flow: 'window',
  protocols: ['imap'],
  offlineAccess: true,
  user: 'adele@contoso.example',
};

function targetOf(from: Connection): Target {
  const target = resolveTarget(from, undefined);
  if (!target) throw new Error('a real connection has a target');
  return target;
}

type Answer = Record<string, string> | SignInPageOutcome;

/** What comes of a page that answers these parameters, or ends so. */
async function walk(
  answer: Answer | ((page: SignInPage) => Answer),
  change: Partial<Connection> = {},
) {
  const pages: SignInPage[] = [];
  const consent = createAdminConsent((page) => {
    pages.push(page);
    const given = typeof answer === 'function' ? answer(page) : answer;
    return Promise.resolve(isOutcome(given) ? given : redirected(page, given));
  });
  const changed = { ...connection, ...change };
  return { result: await consent.walk(changed, targetOf(changed)), pages };
}

function isOutcome(answer: Answer): answer is SignInPageOutcome {
  return 'kind' in answer;
}

/** The redirect with the right state, if the answer has none of its own. */
function redirected(page: SignInPage, answer: Record<string, string>): SignInPageOutcome {
  const state = new URL(page.url).searchParams.get('state') ?? '';
  const query = new URLSearchParams({ state, ...answer });
  return { kind: 'redirected', url: makeSecret(`${page.redirectUri}?${query.toString()}`) };
}

const granted = { admin_consent: 'True', tenant: tenantId.toUpperCase() };

test('consent that is given is reported with its tenant and scopes', async () => {
  const { result, pages } = await walk({ ...granted, scope: 'a\u0000 b' });
  expect(result).toEqual({ ok: true, value: { tenantId, scope: 'a\\x00 b' } });
  const [page] = pages;
  const url = new URL(page?.url ?? '');
  expect(url.origin + url.pathname).toBe(
    'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent',
  );
  expect(page?.redirectUri).toBe('https://login.microsoftonline.com/common/oauth2/nativeclient');
  expect(url.searchParams.get('redirect_uri')).toBe(page?.redirectUri);
  expect(url.searchParams.get('state')).toMatch(/^[\w-]{43}$/);
});

test('each walk has a state of its own', async () => {
  const states = await Promise.all(
    [1, 2].map(async () => {
      const { pages } = await walk(granted);
      return new URL(pages[0]?.url ?? '').searchParams.get('state');
    }),
  );
  expect(new Set(states).size).toBe(2);
});

describe('the answer', () => {
  const declined = {
    error: 'consent_required',
    error_description:
      'AADSTS65004: The resource owner or authorization server denied the request.\r\nTrace ID: d320620c-3d56-42bc-bc45-4cdd85c41f00\r\nCorrelation ID: 8478d534-5b2c-4325-8c2c-51395c342c89\r\nTimestamp: 2026-11-21 12:00:00Z',
  };
  test.each<[string, Record<string, string>, string]>([
    ['no', declined, 'consent/declined'],
    ['no, beside a yes', { ...declined, ...granted }, 'consent/declined'],
    ['access_denied', { error: 'access_denied' }, 'consent/declined'],
    ['permission_denied', { error: 'permission_denied' }, 'consent/declined'],
    ['not granted', { admin_consent: 'False', tenant: tenantId }, 'consent/declined'],
    [
      'a refusal',
      { error: 'server_error', error_description: 'AADSTS90033' },
      'signin/unavailable',
    ],
    [
      'a policy',
      { error: 'access_denied', error_description: 'AADSTS53000: x' },
      'signin/needs-browser',
    ],
    ['a code', { code: 'canary-code' }, 'signin/protocol'],
    ['nothing', {}, 'signin/protocol'],
    ['no tenant', { admin_consent: 'True' }, 'signin/protocol'],
    ['a tenant that is none', { admin_consent: 'True', tenant: 'contoso.com' }, 'signin/protocol'],
    ['another state', { ...granted, state: 'x' }, 'signin/protocol'],
    [
      'another issuer',
      { ...granted, iss: `https://evil.example/${tenantId}/v2.0` },
      'signin/protocol',
    ],
  ])('%s is %s', async (_, answer, code) => {
    const { result } = await walk(answer);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify(result)).not.toContain('canary-code');
  });

  test('no keeps what a support engineer asks for', async () => {
    const { result } = await walk(declined);
    expect(JSON.stringify(result)).toContain('AADSTS65004: The resource owner');
    expect(result).toMatchObject({
      error: {
        refusal: {
          error: 'consent_required',
          numbers: [65004],
          traceId: 'd320620c-3d56-42bc-bc45-4cdd85c41f00',
          correlationId: '8478d534-5b2c-4325-8c2c-51395c342c89',
        },
      },
    });
  });

  test('twice the same parameter is none', async () => {
    const { result } = await walk((page) => {
      const { url } = redirected(page, granted) as { url: { reveal: () => string } };
      return { kind: 'redirected', url: makeSecret(`${url.reveal()}&tenant=x`) };
    });
    expect(result).toMatchObject({ error: { detail: 'tenant is there more than once' } });
  });

  test.each([
    [{ tenant: tenantId }, true],
    [{ tenant: otherTenantId }, false],
    [{ tenant: 'organizations' }, true],
  ])('for the tenant of %j: %j', async (change, ok) => {
    const { result } = await walk(granted, change);
    expect(result.ok).toBe(ok);
    if (!result.ok) {
      expect(result.error).toEqual({
        code: 'signin/wrong-tenant',
        detail: `expected ${otherTenantId}, got ${tenantId}`,
      });
    }
  });
});

test.each<[SignInPageOutcome, string]>([
  [{ kind: 'cancelled' }, 'signin/cancelled'],
  [{ kind: 'timeout' }, 'signin/timeout'],
  [{ kind: 'failed', error: appError('signin/network') }, 'signin/network'],
])('a page that ends as %j', async (outcome, code) => {
  expect((await walk(outcome)).result).toEqual({ ok: false, error: { code } });
});

test('a window that fails in a way nobody expects is a fault of the app', async () => {
  const consent = createAdminConsent(() => Promise.reject(new Error('canary')));
  const result = await consent.walk(connection, targetOf(connection));
  expect(result).toEqual({ ok: false, error: { code: 'app/unexpected' } });
});

test('personal accounts have nobody who could consent', async () => {
  const { result, pages } = await walk(granted, { cloud: 'outlook', tenant: 'consumers' });
  expect(result).toMatchObject({ error: { code: 'input/invalid' } });
  expect(pages).toEqual([]);
});

test('one window at a time; cancelling ends it, and another can be opened', async () => {
  const signals: AbortSignal[] = [];
  const consent = createAdminConsent((page) => {
    signals.push(page.signal);
    // A page that does not notice that it was cancelled.
    return new Promise(() => undefined);
  });
  consent.cancel();
  const target = targetOf(connection);
  const first = consent.walk(connection, target);
  expect(await consent.walk(connection, target)).toEqual({
    ok: false,
    error: { code: 'signin/busy' },
  });
  consent.cancel();
  expect(await first).toEqual({ ok: false, error: { code: 'signin/cancelled' } });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  const again = consent.walk(connection, target);
  consent.cancel();
  expect(await again).toMatchObject({ error: { code: 'signin/cancelled' } });
  expect(signals).toHaveLength(2);
});

describe('in the practice tenant', () => {
  let practice: PracticeTenant;
  beforeAll(async () => {
    practice = await startPracticeTenant();
  });
  afterAll(() => practice.stop());

  const practiceConnection: Connection = {
    ...connection,
    ...{ practice: true, tenant: tenant.domain },
  };

  function walkAs(address: string, change: Partial<Connection> = {}) {
    const person = people.find((candidate) => candidate.address === address);
    const changed = { ...practiceConnection, ...change };
    const target = resolveTarget(changed, practice);
    if (!person || !target) throw new Error('the practice tenant runs, and the person is in it');
    const page = createPracticeSignInPage({ user: address, password: person.password });
    return createAdminConsent(page).walk(changed, target);
  }

  test.each([
    ['a person’s permissions', {}, 'https://outlook.office.com/IMAP.AccessAsUser.All'],
    [
      'an app’s permissions',
      { access: 'application', flow: 'secret' } as const,
      'https://ps.outlook.com/.default',
    ],
  ])('an administrator consents to %s', async (_, change, scope) => {
    const result = await walkAs('adele@contoso.example', change);
    expect(result).toMatchObject({ ok: true, value: { tenantId: tenant.id } });
    expect(result.ok && result.value.scope?.split(' ')).toContain(scope);
  });

  test('whoever is no administrator cannot', async () => {
    const result = await walkAs('alex@contoso.example');
    expect(result).toMatchObject({ ok: false, error: { code: 'consent/missing' } });
  });
});
