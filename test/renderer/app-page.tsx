import { act, cleanup, configure, render } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { en } from '../../shared/messages/en.ts';
import type { Result } from '../../shared/errors.ts';
import type { SignInSummary } from '../../shared/sign-in.ts';
import { summary } from '../shared/wizard/fixtures.ts';
import { createFakeAssistant, type FakeAssistant } from './fake-assistant.ts';
import { forgiveCancelledAnimations } from './animations.ts';
import { fakeLayout } from './layout.ts';
import { press, settle } from './page.ts';

/** A new app for each test of the file, with the main process that it talks to. */
export function useApp(): { fake: FakeAssistant } {
  // Nothing here is hidden by a style sheet; not computing styles for each look makes it fast.
  configure({ defaultHidden: true });
  fakeLayout();
  forgiveCancelledAnimations();
  const app = { fake: createFakeAssistant() };
  beforeEach(async () => {
    app.fake = createFakeAssistant();
    render(<App api={app.fake.api} messages={en} />);
    // Until it knows what was open last, it shows nothing.
    await settle();
  });
  afterEach(() => {
    cleanup();
  });
  return app;
}

/** With the practice tenant, up to the page on which one signs in. */
export async function goToSignIn(): Promise<void> {
  await press(en.start.practiceButton);
  await press(en.tenant.next);
  await press(en.registration.next);
  await press(en.scopes.next);
  await press(en.mailboxes.next);
}

/** Ends the sign-in that is open. */
export async function endSignIn(
  { fake }: { fake: FakeAssistant },
  result: Result<SignInSummary>,
): Promise<void> {
  await act(async () => {
    fake.endSignIn(result);
    await Promise.resolve();
  });
}

/** Signs in to the practice tenant, and on to the page of the test. */
export async function goToTest(app: { fake: FakeAssistant }, signedIn = summary): Promise<void> {
  await goToSignIn();
  await press(en.signIn.start);
  await endSignIn(app, { ok: true, value: signedIn });
  await press(en.signIn.next);
}
