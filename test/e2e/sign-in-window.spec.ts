import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import {
  startHostileIdentityProvider,
  type HostileIdentityProvider,
} from '../servers/hostile-idp.ts';
import { honestCode, stolenCode } from '../servers/hostile-scenarios.ts';
import { launch, type LaunchedApp } from './launch.ts';

const state = 'c3RhdGUtb2YtdGhlLXNpZ24taW4td2luZG93LXRlc3Q';
const entry = fileURLToPath(new URL('fixtures/sign-in-main.ts', import.meta.url));

const signedIn = { kind: 'code', fingerprint: makeSecret(honestCode).fingerprint };
const unknown = (reason: string) => ({ kind: 'unknown', reason });
const failed = (code: string, detail: unknown = expect.any(String)) => ({
  kind: 'failed',
  error: { code, detail },
});

/** What each scenario must come to. */
const expectations: Record<string, Record<string, unknown>> = {
  'closed-by-the-person': { kind: 'cancelled' },
  'by-302': signedIn,
  'by-two-302': signedIn,
  'by-script': signedIn,
  'by-meta-refresh': signedIn,
  'by-get-form': signedIn,
  'by-post-form': unknown('state is missing'),
  'with-fragment': signedIn,
  'in-fragment': unknown('state is missing'),
  'duplicate-state': unknown('state is there more than once'),
  'wrong-state': unknown('state is not the one sent'),
  'missing-state': unknown('state is missing'),
  'code-and-error': unknown('both code and error are there'),
  'access-denied': { kind: 'error', error: 'access_denied', description: '' },
  'other-error': { kind: 'error', error: 'server_error', description: '' },
  'error-elsewhere': signedIn,
  popup: signedIn,
  'to-http-by-302': failed('signin/protocol', expect.stringContaining('http://localhost:')),
  'to-http-by-script': failed('signin/protocol', expect.stringContaining('http://localhost:')),
  'to-program-by-302': failed('signin/needs-browser', 'the page led to ms-device-enrollment:'),
  'to-program-by-script': failed('signin/needs-browser', 'the page led to ms-device-enrollment:'),
  'to-javascript-by-302': failed('signin/protocol', 'the page led to javascript:'),
  'to-javascript-by-script': signedIn,
  'to-file-by-302': failed('signin/network', expect.stringContaining('ERR_')),
  'to-file-by-script': signedIn,
  'to-data-by-script': signedIn,
  permissions: signedIn,
  frame: signedIn,
  'frame-by-302': signedIn,
  image: signedIn,
  fetch: signedIn,
  'lookalike-dot': signedIn,
  'lookalike-letter': signedIn,
  'lookalike-slash': signedIn,
  'lookalike-host': signedIn,
  'lookalike-case': signedIn,
  'lookalike-port': signedIn,
  'lookalike-user': failed('signin/protocol'),
  title: signedIn,
  download: signedIn,
  'again-and-again': signedIn,
  'set-cookie': signedIn,
  globals: signedIn,
  loop: failed('signin/network', expect.stringContaining('ERR_TOO_MANY_REDIRECTS')),
  'script-loop': { kind: 'timeout' },
  never: { kind: 'timeout' },
  'untrusted-certificate': failed('signin/network', expect.stringMatching(/localhost:\d+ ERR_/)),
  'cancelled-by-signal': { kind: 'cancelled' },
};

let provider: HostileIdentityProvider;
let app: LaunchedApp;

// One app shows all windows, one after the other, and so all tests wait for the one run.
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  provider = await startHostileIdentityProvider();
  const shown = Object.keys(expectations).map((name) => {
    const special = ['untrusted-certificate', 'cancelled-by-signal', 'closed-by-the-person'];
    return {
      name,
      // The name at the end tells windows apart that show the same.
      url: `${provider.scenarioUrl(special.includes(name) ? 'stay' : name, state)}&${name}`,
      redirectUri: provider.redirectUri,
      state,
      timeoutMs: { never: 1_000, 'script-loop': 4_000 }[name] ?? 30_000,
      cancel: name === 'cancelled-by-signal',
      ...(name === 'untrusted-certificate' ? {} : { ca: provider.ca }),
    };
  });
  app = await launch({ entry, env: { SIGN_IN_WINDOWS: JSON.stringify(shown) } });
  // Closed as soon as it is there; the test of that name then sees what came of it.
  app
    .waitForWindow((open) => open.url().endsWith('&closed-by-the-person'))
    .then((page) => page.close())
    .catch((error: unknown) => {
      process.stderr.write(`no window to close: ${String(error)}\n`);
    });
});
test.afterAll(async () => {
  await app.close();
  await provider.stop();
});

/** The lines of one kind that the app has printed so far. */
function printed(kind: string): Record<string, unknown>[] {
  return app
    .output()
    .split('\n')
    .filter((line) => line.startsWith(`${kind}: `))
    .map((line) => JSON.parse(line.slice(kind.length + 2)) as Record<string, unknown>);
}

async function outcomeOf(name: string): Promise<Record<string, unknown> | undefined> {
  const find = () => printed('outcome').find((outcome) => outcome['name'] === name);
  await expect.poll(find, { timeout: 45_000 }).toBeDefined();
  return find();
}

for (const [name, expected] of Object.entries(expectations)) {
  test(`the sign-in window and an identity provider that plays ${name}`, async () => {
    const outcome = await outcomeOf(name);
    expect(outcome).toMatchObject(expected);
    expect(outcome).toMatchObject({ windows: 0 });
  });
}

test.describe('after all windows were shown', () => {
  test.beforeEach(async () => {
    await expect.poll(() => printed('end'), { timeout: 50_000 }).toHaveLength(1);
  });
  test('nothing was ever requested of the redirect URI or without TLS', () => {
    expect(provider.leaked()).toEqual([]);
    // The lookalikes are pages like any other: that they were loaded shows that requests are seen.
    const lookalikes = provider.requests.filter(
      ({ server, path }) => server === 'redirect' && path.toLowerCase().includes('nativeclient'),
    );
    expect(lookalikes).toHaveLength(5);
  });

  test('each window came to one outcome, and to nothing after it', () => {
    expect(printed('outcome').map(({ name }) => name)).toEqual(Object.keys(expectations));
  });

  test('no code was printed', () => {
    expect(app.output()).not.toContain(honestCode);
    expect(app.output()).not.toContain(stolenCode);
  });

  test('a page cannot change the title, which names the host', () => {
    const titles = printed('title').filter(
      ({ pageTitle }) => pageTitle === 'login.microsoftonline.com',
    );
    expect(titles).not.toHaveLength(0);
    for (const { title } of titles) {
      expect(title).toMatch(/^localhost:\d+ – Mailbox OAuth Assistant$/);
    }
  });

  test('no window sees what an earlier one stored', () => {
    expect(provider.requests.some(({ path }) => path === '/s/set-cookie')).toBe(true);
    expect(provider.requests.filter(({ cookie }) => cookie !== '')).toEqual([]);
  });

  test('a page is allowed nothing that it asks for', () => {
    const reports = provider.requests.filter(({ path }) => path === '/permissions');
    expect(reports.map(({ search }) => search)).toEqual(['?asked=8&granted=']);
  });

  test('a script that leads on and on was stopped by the deadline, not by chance', () => {
    const hops = provider.requests.filter(({ path }) => path === '/s/script-loop');
    expect(hops.length).toBeGreaterThan(2);
  });

  test('a page finds nothing of the app in its window', () => {
    const reports = provider.requests.filter(({ path }) => path === '/globals');
    expect(reports.map(({ search }) => search)).toEqual(['']);
  });
});
