import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystemBrowserFlow } from '../../../../electron/auth/flows/system-browser.ts';
import { personalPeople, personalTenant } from '../../../../electron/practice/directory.ts';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import { answerSignInPage, postForm } from './practice-person.ts';
import {
  expectMailbox,
  failureOf,
  signInAtPractice,
  succeeded,
  type PracticeAttempt,
} from './practice-sign-in.ts';

let practice: Awaited<ReturnType<typeof startPractice>>;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.stop());

/** The browser: signs in and posts the answer, changed by `tamper`; tells the status it got. */
function browser(
  tamper: (fields: URLSearchParams, redirectUri: string) => Promise<URLSearchParams | undefined> = (
    fields,
  ) => Promise.resolve(fields),
  action: 'sign-in' | 'cancel' = 'sign-in',
) {
  const seen: { url?: URL; status?: number | string; redirectUri?: string } = {};
  const openBrowser = async (url: string): Promise<void> => {
    seen.url = new URL(url);
    const { redirectUri, fields } = await answerSignInPage(practice, url, action);
    seen.redirectUri = redirectUri;
    const sent = await tamper(fields, redirectUri);
    if (sent) seen.status = await postForm(redirectUri, sent);
  };
  return { seen, openBrowser };
}

function signIn(attempt: PracticeAttempt) {
  return signInAtPractice(practice, attempt);
}

/** The answer with one parameter replaced, added once more, or left out. */
function changed(change: (fields: URLSearchParams) => void) {
  return (fields: URLSearchParams): Promise<URLSearchParams> => {
    change(fields);
    return Promise.resolve(fields);
  };
}

describe('signing in with the system’s browser', () => {
  it('leads to the mailbox, with the code in no address', async () => {
    const { seen, openBrowser } = browser();
    const { connection, target, outcome, progress } = await signIn({ openBrowser });
    const signedIn = succeeded(outcome);
    expect(seen.status).toBe(200);
    expect(Object.fromEntries(seen.url?.searchParams ?? [])).toMatchObject({
      response_mode: 'form_post',
      code_challenge_method: 'S256',
      redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+$/) as string,
      login_hint: 'adele@contoso.example',
    });
    expect(signedIn.summary).toMatchObject({
      flow: 'browser',
      account: 'adele@contoso.example',
      tenantId: practice.info.tenantId,
      renewable: true,
      remembered: false,
    });
    expect(progress).toEqual([{ kind: 'browser-opened' }]);
    await expectMailbox(connection, target, signedIn);
    expect(await postForm(seen.redirectUri ?? '', new URLSearchParams('code=late'))).toBe(
      'ECONNREFUSED',
    );
  });

  it('lets the person choose the account', async () => {
    const { seen, openBrowser } = browser();
    const { outcome } = await signIn({ openBrowser, input: { chooseAccount: true } });
    succeeded(outcome);
    expect(seen.url?.searchParams.get('prompt')).toBe('select_account');
  });

  it('waits on when another program answers first', async () => {
    const { openBrowser } = browser(async (fields, redirectUri) => {
      const wrong = new URLSearchParams({ code: 'canary-evil', state: 'wrong' });
      expect(await postForm(redirectUri, wrong)).toBe(400);
      return fields;
    });
    const { outcome, progress } = await signIn({ openBrowser });
    const { record } = succeeded(outcome);
    expect(progress).toContainEqual({
      kind: 'answer-refused',
      reason: 'state is not the one sent',
    });
    expect(JSON.stringify({ record, progress })).not.toContain('canary');
  });

  it.each<[string, (fields: URLSearchParams) => void, RegExp]>([
    [
      'the code is there twice',
      (fields) => {
        fields.append('code', 'other');
      },
      /code is there more than once/,
    ],
    [
      'the state is there twice',
      (fields) => {
        fields.append('state', 'other');
      },
      /state is there more than once/,
    ],
    [
      'code and error are there',
      (fields) => {
        fields.append('error', 'access_denied');
      },
      /both code and error/,
    ],
    [
      'the issuer is another',
      (fields) => {
        fields.set('iss', 'https://evil.example');
      },
      /iss is not/,
    ],
    [
      'there is no code',
      (fields) => {
        fields.delete('code');
      },
      /neither code nor error/,
    ],
  ])('ends when %s', async (_what, change, detail) => {
    const { openBrowser } = browser(changed(change));
    const error = failureOf((await signIn({ openBrowser })).outcome);
    expect(error).toMatchObject({
      code: 'signin/protocol',
      detail: expect.stringMatching(detail) as string,
    });
  });

  it.each<[string, (fields: URLSearchParams) => void]>([
    [
      'wrong',
      (fields) => {
        fields.set('state', 'wrong');
      },
    ],
    [
      'missing',
      (fields) => {
        fields.delete('state');
      },
    ],
  ])(
    'gives nothing for a state that is %s, and ends when nobody is left to wait for',
    async (_what, change) => {
      const { seen, openBrowser } = browser(changed(change));
      const flow = createSystemBrowserFlow(500);
      const { outcome, progress } = await signIn({ openBrowser, flow });
      expect(failureOf(outcome)).toEqual({ code: 'signin/timeout' });
      expect(seen.status).toBe(400);
      expect(progress.map(({ kind }) => kind)).toContain('answer-refused');
    },
  );

  it('says that the person went no further', async () => {
    const { openBrowser } = browser(undefined, 'cancel');
    expect(failureOf((await signIn({ openBrowser })).outcome)).toMatchObject({
      code: 'signin/denied',
      detail: 'access_denied',
    });
  });

  it('refuses a code that was redeemed before', async () => {
    let first: URLSearchParams | undefined;
    const kept = browser((fields) => {
      first = new URLSearchParams(fields);
      return Promise.resolve(fields);
    });
    succeeded((await signIn({ openBrowser: kept.openBrowser })).outcome);
    const again = browser(
      changed((fields) => {
        fields.set('code', first?.get('code') ?? '');
      }),
    );
    const error = failureOf((await signIn({ openBrowser: again.openBrowser })).outcome);
    expect(error).toMatchObject({ code: 'signin/code-used', refusal: { numbers: [54005] } });
    expect(JSON.stringify(error)).not.toContain(first?.get('code'));
  });

  it('tells tokens of another tenant', async () => {
    const { openBrowser } = browser();
    const tenant = '00000000-0000-4000-8000-000000000001';
    const { outcome } = await signIn({ openBrowser, connection: { tenant } });
    expect(failureOf(outcome).code).toBe('signin/wrong-tenant');
  });

  it('is cancelled while the person is signing in, and listens no more', async () => {
    const controller = new AbortController();
    const { seen, openBrowser } = browser((_fields, redirectUri) => {
      seen.redirectUri = redirectUri;
      controller.abort();
      return Promise.resolve(undefined);
    });
    const { outcome } = await signIn({ openBrowser, controller });
    expect(failureOf(outcome)).toEqual({ code: 'signin/cancelled' });
    expect(await postForm(seen.redirectUri ?? '', new URLSearchParams())).toBe('ECONNREFUSED');
  });

  it('says so when there is no browser, without what the system said', async () => {
    const openBrowser = () => Promise.reject(new Error('canary'));
    expect(failureOf((await signIn({ openBrowser })).outcome)).toEqual({
      code: 'signin/browser-not-opened',
    });
  });

  it('opens no browser for scopes of two resources, nor asks the authority', async () => {
    const scopes = ['https://outlook.office.com/IMAP.AccessAsUser.All', 'User.Read'];
    const { outcome } = await signIn({ target: { scopes, authority: 'https://localhost:1/x' } });
    expect(failureOf(outcome)).toEqual({
      code: 'signin/mixed-resources',
      detail: 'https://outlook.office.com, https://graph.microsoft.com',
    });
  });
});

describe('a personal account', () => {
  it.each(['consumers', 'common'])(
    'signs in at %s, and its opaque token opens its mailbox',
    async (tenant) => {
      const [person] = personalPeople;
      if (!person) throw new Error('nobody has a personal account');
      const { address: username, password } = person;
      const { connection, target, outcome } = await signIn({
        connection: { cloud: 'outlook', tenant, user: username },
        target: { authority: `${new URL(practice.authority).origin}/${tenant}` },
        openBrowser: async (url) => {
          const as = { username, password };
          const { redirectUri, fields } = await answerSignInPage(practice, url, 'sign-in', as);
          await postForm(redirectUri, fields);
        },
      });
      const signedIn = succeeded(outcome);
      expect(signedIn.summary).toMatchObject({
        account: username,
        tenantId: personalTenant.id,
        token: { kind: 'opaque' },
      });
      await expectMailbox(connection, target, signedIn);
    },
  );
});

describe('being asked for consent', () => {
  it('says what the person declined', async () => {
    const asking = await startPractice({ authority: { askConsent: true } });
    const { outcome } = await signInAtPractice(asking, {
      openBrowser: async (url) => {
        const { redirectUri, fields } = await answerSignInPage(asking, url, 'decline');
        await postForm(redirectUri, fields);
      },
    });
    await asking.stop();
    expect(failureOf(outcome)).toMatchObject({
      code: 'signin/denied',
      refusal: { error: 'access_denied', numbers: [65004] },
    });
  });
});

describe('losing the network between the page and the tokens', () => {
  it('is told as what it is', async () => {
    const leaving = await startPractice();
    const { outcome } = await signInAtPractice(leaving, {
      openBrowser: async (url) => {
        const { redirectUri, fields } = await answerSignInPage(leaving, url);
        await leaving.stop();
        await postForm(redirectUri, fields);
      },
    });
    const error = failureOf(outcome);
    expect(error.code).toBe('signin/network');
    expect(error.detail).toContain('ECONNREFUSED');
  });
});
