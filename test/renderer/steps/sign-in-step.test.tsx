// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import type { SignInLine, SignInSummary } from '../../../shared/sign-in.ts';
import { practice, summary } from '../../shared/wizard/fixtures.ts';
import { endSignIn, goToSignIn, goToTest, useApp } from '../app-page.tsx';
import { failureCard } from '../failure-card.ts';
import { button, choose, field, heading, pending, press, type } from '../page.ts';

const app = useApp();

function signInLine(n: number, kind: SignInLine['kind'], text: string): SignInLine {
  return { n, atMs: n, kind, text, redacted: false };
}

describe('the sign-in step', () => {
  it('shows the host while the window is open, then the claims to confirm', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    act(() => {
      app.fake.progress({ kind: 'page', host: 'login.contoso.example' });
    });
    expect(screen.getByText(/login\.contoso\.example/)).toBeTruthy();
    await act(async () => {
      app.fake.endSignIn({ ok: true, value: summary });
      await Promise.resolve();
    });
    expect(heading()).toBe(en.signIn.headingDone);
    const claims = within(screen.getByRole('table', { name: en.inspector.label }));
    expect(claims.getByText('https://outlook.office.com')).toBeTruthy();
    expect(screen.getByText(en.token.shape(1842, '9f2c41d0'))).toBeTruthy();
    expect(screen.getByText(en.inspector.signature)).toBeTruthy();
  });

  it('holds the token against the tenant that the connection’s domain stands for', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    const token = { ...summary.token, tenantId: practice.tenantId };
    const connectionTenantId = practice.tenantId;
    await endSignIn(app, { ok: true, value: { ...summary, token, connectionTenantId } });
    expect(screen.getByText(/^The token is from the tenant of this connection/)).toBeTruthy();
  });

  it('has the object ID of an app’s token to copy, for New-ServicePrincipal', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    const objectId = '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';
    const token = { ...summary.token, forApplication: true, objectId };
    await endSignIn(app, { ok: true, value: { ...summary, token } });
    await press(en.copy.copyOf(en.inspector.objectId));
    expect(app.fake.calls.at(-1)).toEqual(['writeClipboard', { text: objectId }]);
  });

  it('says what happened, why and what to do when it fails, and what was said', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    await act(async () => {
      app.fake.endSignIn({
        ok: false,
        error: { code: 'signin/refused', detail: 'AADSTS50011: x' },
      });
      await Promise.resolve();
    });
    const card = within(failureCard('signin/refused'));
    expect(card.getByText('redirect-uri-mismatch')).toBeTruthy();
    expect(card.getByRole('list', { name: en.finding.steps })).toBeTruthy();
    expect(card.getByText(/AADSTS50011: x/)).toBeTruthy();
  });

  it('can be cancelled, and forgets a token that comes all the same', async () => {
    app.fake.api.cancelSignIn = () => Promise.resolve({ ok: true, value: undefined });
    await goToSignIn();
    await press(en.signIn.start);
    await press(en.signIn.cancel);
    expect(screen.getByRole('region', { name: en.errors['signin/cancelled'].title })).toBeTruthy();
    await act(async () => {
      app.fake.endSignIn({ ok: true, value: summary });
      await Promise.resolve();
    });
    expect(heading()).toBe(en.signIn.heading);
    expect(app.fake.calls).toContainEqual(['forgetSignIn', { signInId: summary.signInId }]);
  });

  it('asks for a new sign-in once settings have changed, and drops the old token then', async () => {
    await goToTest(app);
    fireEvent.click(screen.getByRole('button', { name: /^Mailboxes/ }));
    type(/Who signs in/, 'alex@contoso.example');
    await press(en.mailboxes.next);
    expect(screen.getByText(en.signIn.stale(summary.account))).toBeTruthy();
    await press(en.signIn.again);
    // The press on "Sign in again" put another sign-in in the place of the stale one.
    expect(app.fake.calls).toContainEqual(['forgetSignIn', { signInId: summary.signInId }]);
  });

  it('asks only for what was chosen: kept nowhere, for the person of step 4', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    const request = { remember: false, chooseAccount: false, connection: { flow: 'window' } };
    expect(app.fake.calls.at(-1)).toMatchObject(['startSignIn', request]);
    expect(app.fake.calls.at(-1)?.[1]).not.toHaveProperty('accountId');
  });

  it('tells the browser’s page from an answer that was not used', async () => {
    await goToSignIn();
    await choose(new RegExp(`^${en.signIn.flows.browser.name}`));
    await press(en.signIn.start);
    act(() => {
      app.fake.progress({ kind: 'browser-opened' });
    });
    expect(screen.getByText(en.signIn.browserOpened)).toBeTruthy();
    act(() => {
      app.fake.progress({ kind: 'answer-refused', reason: 'its state is another' });
    });
    expect(screen.getByText(en.signIn.answerRefused('its state is another'))).toBeTruthy();
  });

  it('shows the device code, where to enter it and for how long it is good', async () => {
    await goToSignIn();
    await choose(new RegExp(`^${en.signIn.flows['device-code'].name}`));
    await press(en.signIn.start);
    const verificationUri = 'https://microsoft.com/devicelogin';
    const expiresAt = new Date(Date.now() + 15 * 60_000).toISOString();
    act(() => {
      const code = { userCode: 'A1B2C3D4E', verificationUri, expiresAt };
      app.fake.progress({ kind: 'device-code', ...code });
    });
    expect(screen.getByText('A1B2C3D4E')).toBeTruthy();
    expect(screen.getByRole('img', { name: en.deviceCode.qrLabel(verificationUri) })).toBeTruthy();
    expect(screen.getByRole('timer').textContent).toMatch(/1[45]:\d\d/);
    await press(en.copy.copyOf(en.deviceCode.codeLabel));
    expect(app.fake.calls.at(-1)).toEqual(['writeClipboard', { text: 'A1B2C3D4E' }]);
    await press(en.deviceCode.open);
    expect(app.fake.calls.at(-1)).toEqual(['openLink', { url: verificationUri }]);
    await press(en.signIn.cancel);
    expect(app.fake.calls).toContainEqual(['cancelSignIn']);
  });

  it.each([
    ['window', 'signin/needs-browser', en.signIn.tryFlow.browser, 'browser'],
    ['device-code', 'signin/device-code-blocked', en.signIn.tryFlow.browser, 'browser'],
    ['browser', 'signin/browser-not-opened', en.signIn.tryFlow['device-code'], 'device-code'],
  ] as const)(
    'offers in the %s, after %s, the way that can work',
    async (tried, code, name, flow) => {
      await goToSignIn();
      await choose(new RegExp(`^${en.signIn.flows[tried].name}`));
      await press(en.signIn.start);
      await endSignIn(app, { ok: false, error: { code } });
      expect(failureCard(code).contains(button(name))).toBe(true);
      await press(name);
      expect(app.fake.calls.at(-1)).toMatchObject(['startSignIn', { connection: { flow } }]);
    },
  );

  it('has the facts of a refusal to look up and to copy', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    const refusal = { error: 'invalid_grant', numbers: [50034], traceId: 'trace-1' };
    await endSignIn(app, { ok: false, error: { code: 'signin/refused', refusal } });
    await press(en.refusal.lookUp(50034));
    const url = 'https://login.microsoftonline.com/error?code=50034';
    expect(app.fake.calls.at(-1)).toEqual(['openLink', { url }]);
    await press(en.refusal.copy);
    const copied = JSON.stringify(app.fake.calls.at(-1));
    for (const fact of ['AADSTS50034', 'invalid_grant', 'trace-1']) expect(copied).toContain(fact);
  });

  it('leads to the network settings where the authority was not reached', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    await endSignIn(app, { ok: false, error: { code: 'signin/proxy' } });
    expect(screen.getByText(en.network.title)).toBeTruthy();
    await press(en.network.showSettings);
    const card = document.getElementById('network-settings') as HTMLDetailsElement;
    expect(card.open).toBe(true);
  });

  it('has the transcript to read and to copy, line by line', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    act(() => {
      app.fake.addLines([signInLine(1, 'sent', 'POST /token')]);
      app.fake.addLines([signInLine(2, 'received', '400 AADSTS50034')]);
    });
    const log = screen.getByRole('log', { name: en.signInTranscript.label });
    expect(log.textContent).toContain('C: POST /token');
    await endSignIn(app, { ok: false, error: { code: 'signin/refused' } });
    await press(en.copy.forTicket);
    expect(app.fake.calls.at(-1)).toEqual([
      'copyReport',
      { of: { kind: 'sign-in' }, pseudonyms: false, language: 'en' },
    ]);
  });

  it('renews on request, and keeps the token where that is refused', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    await endSignIn(app, { ok: true, value: { ...summary, renewable: true } });
    const asked = pending<SignInSummary>();
    app.fake.api.renewSignIn = asked.call;
    await press(en.signedIn.renew);
    expect(button(en.signedIn.cancelRenewal)).toBeTruthy();
    await asked.answer({ ok: false, error: { code: 'signin/renewal-refused' } });
    expect(failureCard('signin/renewal-refused')).toBeTruthy();
    expect(heading()).toBe(en.signIn.headingDone);
    await press(en.signedIn.renew);
    const token = { ...summary.token, fingerprint: '00000002' };
    await asked.answer({ ok: true, value: { ...summary, renewable: true, token } });
    expect(screen.getByText(en.token.shape(1842, '00000002'))).toBeTruthy();
    expect(app.fake.calls.filter(([name]) => name === 'forgetSignIn')).toEqual([]);
  });

  it('signs out, and asks to sign in again', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    await endSignIn(app, { ok: true, value: summary });
    await press(en.signedIn.signOut);
    expect(app.fake.calls).toContainEqual(['signOut', { signInId: summary.signInId }]);
    expect(heading()).toBe(en.signIn.heading);
  });
});

describe('what is kept on this computer', () => {
  it('is kept only where it is asked for', async () => {
    await goToSignIn();
    await choose(en.keeping.remember);
    await press(en.signIn.start);
    expect(app.fake.calls.at(-1)).toMatchObject(['startSignIn', { remember: true }]);
  });

  it('says why nothing can be kept, and what was set aside', async () => {
    const problem = { code: 'keeping/basic-text' } as const;
    app.fake.api.keepingState = () =>
      Promise.resolve({ ok: true, value: { problem, setAside: [{ code: 'keeping/set-aside' }] } });
    await goToSignIn();
    expect(field(en.keeping.remember).disabled).toBe(true);
    expect(screen.getByText(en.errors['keeping/basic-text'].title)).toBeTruthy();
    expect(screen.getByText(en.errors['keeping/set-aside'].title)).toBeTruthy();
  });

  it('has the accounts to use, to remove and to do without', async () => {
    const account = { accountId: 'a.b', username: 'adele@contoso.example', tenantId: 't' };
    app.fake.api.listAccounts = () => Promise.resolve({ ok: true, value: { accounts: [account] } });
    await goToSignIn();
    await press(en.keeping.useOf(account.username));
    expect(app.fake.calls.at(-1)).toMatchObject(['startSignIn', { accountId: 'a.b' }]);
    await press(en.signIn.cancel);
    await press(en.keeping.another);
    expect(app.fake.calls.at(-1)).toMatchObject(['startSignIn', { chooseAccount: true }]);
    await press(en.signIn.cancel);
    await press(en.keeping.removeOf(account.username));
    expect(app.fake.calls).toContainEqual([
      'removeAccount',
      expect.objectContaining({ accountId: 'a.b' }),
    ]);
    expect(screen.queryByText(en.keeping.accountsTitle)).toBeNull();
  });
});
