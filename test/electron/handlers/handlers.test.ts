import { beforeEach, describe, expect, test } from 'vitest';
import { stopServices } from '../../../electron/handlers/handlers.ts';
import { requests } from '../../../shared/ipc.ts';
import { exampleApp, exampleConnection } from '../fakes.ts';
import { realConnection, testServices } from './test-services.ts';

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

test('what is ticked in a guide goes to where it is kept, and says if it could not be', async () => {
  const { handlers, calls } = tested;
  const owner = { practice: false, tenant: 'contoso.com', clientId: '' };
  const guide = 'register-app-delegated';
  expect(await handlers['guide:ticks']({ owner, guide })).toEqual({
    ok: true,
    value: { done: ['new-registration'] },
  });
  const ticked = { owner, guide, step: 'registration-name', done: true } as const;
  expect(await handlers['guide:tick'](ticked)).toEqual({ ok: true, value: { kept: false } });
  expect(calls).toEqual([
    'ticks of register-app-delegated for contoso.com',
    'ticked registration-name of register-app-delegated for contoso.com',
  ]);
});

test('what can go wrong in the practice tenant is listed, and nothing else can be asked for', async () => {
  const { handlers, calls } = tested;
  const listed = await handlers['practice:scenarios'](undefined);
  if (!listed.ok) throw new Error('there is no list');
  const { scenarios } = requests['practice:scenarios'].response.parse(listed.value);
  expect(scenarios.length).toBeGreaterThan(200);
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);

  expect((await handlers['practice:start']({ scenario: 'imap-disabled' })).ok).toBe(true);
  expect(calls).toEqual(['practice with imap-disabled']);
  expect(await handlers['practice:start']({ scenario: 'toString' })).toEqual({
    ok: false,
    error: { code: 'input/invalid' },
  });
  expect(calls).toHaveLength(1);
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

test('what is to be copied is copied', async () => {
  const result = await tested.handlers['clipboard:write']({ text: 'ticket' });
  expect(result).toEqual({ ok: true, value: undefined });
  expect(tested.calls).toEqual(['copied ticket']);
});

test('a script is saved under the name that it is offered with', async () => {
  const request = { fileName: 'Show-SendAs.ps1', text: 'Get-Mailbox' };
  const result = await tested.handlers['script:save'](request);
  expect(result).toEqual({ ok: true, value: { saved: true } });
  expect(tested.calls).toEqual(['saved Show-SendAs.ps1 Get-Mailbox']);
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
    ...['updates cancelled', 'runs stopped', 'practice stopped'],
  ]);
});
