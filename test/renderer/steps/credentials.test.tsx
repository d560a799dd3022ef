// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CertificateChoice } from '../../../shared/credentials.ts';
import { en } from '../../../shared/messages/en.ts';
import { certificate, practice, summary } from '../../shared/wizard/fixtures.ts';
import { endSignIn, goToSignIn, useApp } from '../app-page.tsx';
import { failureCard } from '../failure-card.ts';
import { button, buttons, choose, field, heading, pending, press, type } from '../page.ts';

const app = useApp();
const secret = 'canary-9f27-secret';

/** The sign-in page of the app itself, with one way to get a token chosen. */
async function goToApplication(flow: 'secret' | 'certificate' | 'pasted-token'): Promise<void> {
  await press(en.start.practiceButton);
  await press(en.tenant.next);
  await press(en.registration.next);
  await choose(new RegExp(`^${en.scopes.access.application.replace(/[()]/g, '.')}`));
  await press(en.scopes.next);
  await press(en.mailboxes.next);
  await choose(new RegExp(`^${en.signIn.flows[flow].name}`));
}

/** All that the page holds: its text, its attributes and the values of its fields. */
function everything(): string {
  const values = [...document.querySelectorAll('input, textarea')].map(
    (input) => (input as HTMLInputElement).value,
  );
  return document.documentElement.outerHTML + values.join(' ');
}

/** All that React keeps of the page: props, states and refs, as deep as they go. */
function keptByReact(): string {
  const seen = new WeakSet();
  return JSON.stringify(fibers(), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value) || value instanceof Node) return undefined;
    seen.add(value);
    return value;
  });
}

function fibers(): unknown[] {
  return [...document.querySelectorAll('*')].flatMap((element) =>
    Object.entries(element).flatMap(([key, fiber]: [string, unknown]) => {
      if (!key.startsWith('__reactFiber$')) return [];
      const { memoizedProps, memoizedState, return: parent } = fiber as Record<string, unknown>;
      const above = parent as Record<string, unknown> | null;
      return [memoizedProps, memoizedState, above?.['memoizedProps'], above?.['memoizedState']];
    }),
  );
}

describe('what is entered while the app changes', () => {
  it('is forgotten: it was for the app of before', async () => {
    await goToApplication('certificate');
    const asked = pending<CertificateChoice>();
    app.fake.api.chooseCertificate = asked.call;
    await press(en.credentials.choose);
    fireEvent.click(screen.getByRole('button', { name: /^App registration/ }));
    type(/^Application \(client\) ID/, '15cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595');
    await asked.answer({ ok: true, value: certificate });
    const { credentialId } = certificate;
    expect(app.fake.calls).toContainEqual(['forgetCredential', { credentialId }]);
    await press(en.registration.next);
    await press(en.scopes.next);
    await press(en.mailboxes.next);
    expect(screen.queryByRole('table', { name: en.credentials.tableLabel })).toBeNull();
    expect(buttons(en.credentials.choose)).toHaveLength(1);
  });
});

describe('a client secret', () => {
  it('is handed over once, and stays nowhere in the page', async () => {
    const values: string[] = [];
    const { enterCredential } = app.fake.api;
    app.fake.api.enterCredential = (request) => {
      values.push(request.value);
      return enterCredential(request);
    };
    await goToApplication('secret');
    const input = field(new RegExp(en.credentials.secretLabel));
    expect(input.type).toBe('password');
    type(new RegExp(en.credentials.secretLabel), secret);
    expect(keptByReact()).not.toContain(secret);
    await press(en.signIn.start);
    expect(values).toEqual([secret]);
    expect(input.value).toBe('');
    const request = { credentialId: 'credential-1', connection: { flow: 'secret' } };
    expect(app.fake.calls.at(-1)).toMatchObject(['startSignIn', request]);
    await endSignIn(app, { ok: false, error: { code: 'signin/refused' } });
    expect(screen.getByText(en.credentials.entered(secret.length))).toBeTruthy();
    expect(everything()).not.toContain(secret);
    expect(keptByReact()).not.toContain(secret);
    expect(JSON.stringify(app.fake.calls)).not.toContain(secret);
  });

  it('is asked for where it is missing, with the focus on its field', async () => {
    await goToApplication('secret');
    await press(en.signIn.start);
    expect(screen.getByText(en.credentials.secretMissing)).toBeTruthy();
    expect(document.activeElement).toBe(field(new RegExp(en.credentials.secretLabel)));
    expect(app.fake.calls.map(([name]) => name)).not.toContain('startSignIn');
  });

  it('can be replaced, and is then forgotten by the main process', async () => {
    await goToApplication('secret');
    type(new RegExp(en.credentials.secretLabel), secret);
    await press(en.signIn.start);
    await endSignIn(app, { ok: false, error: { code: 'signin/refused' } });
    await press(en.credentials.replace);
    expect(field(new RegExp(en.credentials.secretLabel)).value).toBe('');
    expect(app.fake.calls).toContainEqual(['forgetCredential', { credentialId: 'credential-1' }]);
  });

  it.each(['credential/wrong-secret', 'credential/expired-secret'] as const)(
    'makes room for another one where it was refused: %s',
    async (code) => {
      await goToApplication('secret');
      type(new RegExp(en.credentials.secretLabel), secret);
      await press(en.signIn.start);
      await endSignIn(app, { ok: false, error: { code } });
      await press(en.credentials.enterAnother);
      expect(document.activeElement).toBe(field(new RegExp(en.credentials.secretLabel)));
      expect(app.fake.calls).toContainEqual(['forgetCredential', { credentialId: 'credential-1' }]);
      // Why it is needed stays to be read.
      expect(failureCard(code).querySelectorAll('ol > li').length).toBeGreaterThan(0);
      expect(screen.queryByText(en.credentials.enterAnother)).toBeNull();
    },
  );

  it('of the practice app stands there to be copied', async () => {
    await goToApplication('secret');
    await press(en.copy.copyOf(en.credentials.practiceSecret));
    expect(app.fake.calls.at(-1)).toEqual(['writeClipboard', { text: practice.clientSecret }]);
  });

  it('that is kept is offered, used and removed', async () => {
    const kept = {
      kind: 'client-secret' as const,
      credentialId: 'kept-1',
      length: 40,
      fingerprint: '0a1b2c3d',
    };
    app.fake.api.keptCredential = () =>
      Promise.resolve({ ok: true as const, value: { credential: kept } });
    await goToApplication('secret');
    await press(en.credentials.useKept);
    expect(screen.getByText(en.credentials.entered(40))).toBeTruthy();
    await press(en.credentials.removeKept);
    expect(app.fake.calls.map(([name]) => name)).toContain('removeKeptCredential');
    expect(buttons(en.credentials.removeKept)).toEqual([]);
  });
});

describe('a certificate', () => {
  it('is unlocked with a password that stays nowhere, and shown with both thumbprints', async () => {
    const locked = { kind: 'locked', credentialId: 'locked-1', fileName: 'app.pfx' } as const;
    app.fake.api.chooseCertificate = () => Promise.resolve({ ok: true, value: locked });
    const passwords: string[] = [];
    app.fake.api.unlockCertificate = ({ password }) => {
      passwords.push(password);
      return Promise.resolve(
        passwords.length === 1
          ? { ok: false, error: { code: 'certificate/wrong-password' } }
          : { ok: true, value: certificate },
      );
    };
    await goToApplication('certificate');
    await press(en.credentials.choose);
    type(en.credentials.locked('app.pfx'), 'wrong');
    await press(en.credentials.unlock);
    expect(screen.getByText(en.errors['certificate/wrong-password'].title)).toBeTruthy();
    expect(field(en.credentials.locked('app.pfx')).value).toBe('');
    type(en.credentials.locked('app.pfx'), secret);
    await press(en.credentials.unlock);
    expect(passwords).toEqual(['wrong', secret]);
    const table = within(screen.getByRole('table', { name: en.credentials.tableLabel }));
    for (const value of [certificate.thumbprint, certificate.portalThumbprint]) {
      expect(table.getByText(value)).toBeTruthy();
    }
    expect(everything() + keptByReact()).not.toContain(secret);
    await press(en.signIn.start);
    const request = { credentialId: certificate.credentialId };
    expect(app.fake.calls.at(-1)).toMatchObject(['startSignIn', request]);
  });

  it('is chosen anew where Entra ID does not know it', async () => {
    app.fake.api.chooseCertificate = () => Promise.resolve({ ok: true, value: certificate });
    await goToApplication('certificate');
    await press(en.credentials.choose);
    await press(en.signIn.start);
    await endSignIn(app, { ok: false, error: { code: 'credential/wrong-certificate' } });
    const value = { ...certificate, credentialId: 'another', fileName: 'another.pem' };
    app.fake.api.chooseCertificate = () => Promise.resolve({ ok: true, value });
    await press(en.credentials.takeAnother);
    expect(screen.getByText('another.pem')).toBeTruthy();
    const { credentialId } = certificate;
    expect(app.fake.calls).toContainEqual(['forgetCredential', { credentialId }]);
  });

  it('says in words that it has expired', async () => {
    const value = { ...certificate, expired: true };
    app.fake.api.chooseCertificate = () => Promise.resolve({ ok: true, value });
    await goToApplication('certificate');
    await press(en.credentials.usePractice);
    const table = screen.getByRole('table', { name: en.credentials.tableLabel });
    expect(table.textContent).toContain(`(${en.credentials.expired})`);
  });

  it('is asked for where none was chosen', async () => {
    await goToApplication('certificate');
    await press(en.credentials.choose);
    await press(en.signIn.start);
    expect(screen.getByText(en.credentials.certificateMissing)).toBeTruthy();
    expect(document.activeElement).toBe(button(en.credentials.choose));
  });
});

describe('a pasted token', () => {
  it('is handed over once and used, and stays nowhere in the page', async () => {
    await goToSignIn();
    await choose(new RegExp(`^${en.signIn.flows['pasted-token'].name}`));
    expect(screen.queryByLabelText(en.keeping.remember)).toBeNull();
    fireEvent.change(field(new RegExp(en.credentials.tokenLabel)), { target: { value: secret } });
    await press(en.signIn.startToken);
    const request = { credentialId: 'credential-1', connection: { flow: 'pasted-token' } };
    expect(app.fake.calls.at(-1)).toMatchObject(['startSignIn', request]);
    await endSignIn(app, { ok: true, value: { ...summary, flow: 'pasted-token' } });
    expect(heading()).toBe(en.signIn.headingDoneToken);
    expect(everything() + keptByReact()).not.toContain(secret);
  });

  it('that is none is refused with a reason, and can be pasted anew', async () => {
    await goToSignIn();
    await choose(new RegExp(`^${en.signIn.flows['pasted-token'].name}`));
    type(new RegExp(en.credentials.tokenLabel), secret);
    app.fake.refuse({ code: 'credential/not-a-token' });
    await press(en.signIn.startToken);
    expect(screen.getByText(en.errors['credential/not-a-token'].title)).toBeTruthy();
    expect(app.fake.calls.map(([name]) => name)).not.toContain('startSignIn');
    expect(field(new RegExp(en.credentials.tokenLabel)).value).toBe('');
  });
});
