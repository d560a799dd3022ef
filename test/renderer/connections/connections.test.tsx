// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { App } from '../../../renderer/app.tsx';
import { firstState } from '../../../renderer/connections/first-connections.ts';
import { clouds } from '../../../shared/clouds.ts';
import type { ConnectionList } from '../../../shared/connections/saved-connection.ts';
import { maxNameLength } from '../../../shared/connections/limits.ts';
import { en } from '../../../shared/messages/en.ts';
import { emptyDraft } from '../../../shared/wizard/draft.ts';
import { toSavedDraft } from '../../../shared/connections/saved-draft.ts';
import { firstId, saved, secondId, typedDraft } from '../../shared/connections/examples.ts';
import { practice } from '../../shared/wizard/fixtures.ts';
import { createFakeAssistant, type FakeAssistant } from '../fake-assistant.ts';
import { buttons, field, heading, press, settle, type, unfold } from '../page.ts';

const text = en.connections;
let fake: FakeAssistant;
beforeEach(() => {
  configure({ defaultHidden: true });
  fake = createFakeAssistant();
});
afterEach(() => {
  cleanup();
});

/** Opens the window, as the main process has it. */
async function open(): Promise<void> {
  const list: ConnectionList = await fake.connections.list();
  render(<App api={fake.api} messages={en} connections={list} />);
  await settle();
}

const keptNames = () => fake.connections.entries.map(({ name }) => name);
const rename = (name: string) => {
  fireEvent.change(screen.getByRole('textbox', { name: text.renameDialog.label }), {
    target: { value: name },
  });
};

describe('what is typed', () => {
  test('is kept with every letter, right or not, and with its step', async () => {
    await open();
    await press(en.start.ownButton);
    await settle();
    // Of what nobody would miss nothing is kept.
    expect(fake.connections.entries).toEqual([]);
    type(/Tenant domain/, 'half a ten');
    await settle();
    expect(fake.connections.entries).toMatchObject([
      { draft: { tenant: 'half a ten' }, step: 'tenant', name: '' },
    ]);
    type(/Tenant domain/, 'contoso.com');
    await press(en.tenant.next);
    fireEvent.change(screen.getByRole('textbox', { name: /Application \(client\) ID/ }), {
      target: { value: '05cd' },
    });
    await settle();
    const [entry] = fake.connections.entries;
    expect(entry).toMatchObject({
      draft: { tenant: 'contoso.com', clientId: '05cd' },
      ...{ step: 'registration', furthest: 'registration', name: 'contoso.com' },
    });
    expect(fake.connections.openId).toBe(entry?.id);
    await press(text.all);
    expect(fake.connections.openId).toBeUndefined();
  });

  test('is there at the same step when the window comes up again', async () => {
    fake.connections.entries = [saved()];
    fake.connections.openId = firstId;
    await open();
    expect(heading()).toBe(en.registration.heading);
    expect(screen.getByDisplayValue('05cd6963-1a2b-4c3d-8e4f')).toBeTruthy();
    expect(buttons(text.renameOf('Scanner'))).toHaveLength(1);
  });

  test('of the practice tenant does not start that unasked', () => {
    const connection = saved({}, { ...typedDraft, practice });
    const list = { connections: [connection], openId: firstId };
    expect(firstState({ connections: list, policy: {} }).screen.kind).toBe('start');
  });

  test('is said not to be kept for as long as that is so', async () => {
    await open();
    await press(en.start.ownButton);
    fake.connections.unkept = { code: 'connections/not-kept' };
    type(/Tenant domain/, 'contoso.co');
    await settle();
    expect(screen.getByText(en.errors['connections/not-kept'].title)).toBeTruthy();
    fake.connections.unkept = undefined;
    type(/Tenant domain/, 'contoso.com');
    await settle();
    expect(screen.queryByText(en.errors['connections/not-kept'].title)).toBeNull();
  });
});

describe('the list', () => {
  test('shows what each connection is for, the last changed first, and opens it', async () => {
    fake.connections.entries = [
      saved(),
      saved({
        id: secondId,
        name: '',
        draft: toSavedDraft({ ...emptyDraft, mailboxKind: 'shared', sharedMailbox: 's@c.com' }),
        updatedAt: '2026-11-21T10:00:00.000Z',
        step: 'tenant',
      }),
    ];
    await open();
    const [first, last] = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(first?.textContent).toContain(text.unnamed);
    expect(first?.textContent).toContain(text.noTenant);
    expect(first?.textContent).toContain(text.shared('s@c.com'));
    for (const part of ['Scanner', 'contoso.com · Global', 'scanner@contoso.com', 'IMAP, SMTP']) {
      expect(last?.textContent).toContain(part);
    }
    await press(text.openOf('Scanner'));
    expect(heading()).toBe(en.registration.heading);
  });

  test('says what became of its file', async () => {
    fake.connections.problem = { code: 'connections/set-aside', detail: 'x.set-aside-1' };
    await open();
    expect(screen.getByText(en.errors['connections/set-aside'].title)).toBeTruthy();
    expect(screen.getByText(/x\.set-aside-1/)).toBeTruthy();
  });

  test('starts the practice tenant anew for what was practised', async () => {
    fake.connections.entries = [
      saved({ furthest: 'scopes', step: 'scopes' }, { ...emptyDraft, practice }),
    ];
    await open();
    await press(text.openOf('Scanner'));
    expect(fake.calls).toContainEqual(['startPractice']);
    expect(heading()).toBe(en.scopes.heading);
    expect(screen.getAllByText(en.rail.practice)).not.toEqual([]);
  });

  test('takes another name, and says at the field what is wrong with one', async () => {
    fake.connections.entries = [saved(), saved({ id: secondId, name: 'Printer' })];
    await open();
    await press(text.renameOf('Scanner'));
    const { problems, save } = text.renameDialog;
    for (const [name, problem] of [
      ['', problems.missing],
      ['printer', problems.taken],
      ['x'.repeat(maxNameLength + 1), problems['too-long']],
    ] as const) {
      rename(name);
      await press(save);
      expect(screen.getByText(problem)).toBeTruthy();
    }
    rename(' Second floor ');
    await press(save);
    await settle();
    expect(keptNames()).toEqual(['Second floor', 'Printer']);
    expect(buttons(text.openOf('Second floor'))).toHaveLength(1);
  });

  test('duplicates, and gives the copy a name of its own', async () => {
    fake.connections.entries = [saved()];
    await open();
    await press(text.duplicateOf('Scanner'));
    await settle();
    await press(text.duplicateOf('Scanner'));
    await settle();
    expect(keptNames()).toEqual(['Scanner', 'Copy of Scanner', 'Copy of Scanner (2)']);
    expect(fake.connections.entries[1]?.draft).toEqual(saved().draft);
    expect(new Set(fake.connections.entries.map(({ id }) => id)).size).toBe(3);
  });

  test('deletes with a way back that has the focus, until it is closed', async () => {
    fake.connections.entries = [saved(), saved({ id: secondId, name: 'Printer' })];
    await open();
    await press(text.deleteOf('Scanner'));
    await settle();
    expect(keptNames()).toEqual(['Printer']);
    expect(screen.getByText(text.deleted('Scanner'))).toBeTruthy();
    expect(document.activeElement?.textContent).toBe(text.undo);
    await press(text.undo);
    await settle();
    expect(keptNames()).toEqual(['Scanner', 'Printer']);
    expect(buttons(text.openOf('Scanner'))).toHaveLength(1);
    await press(text.deleteOf('Printer'));
    await settle();
    await press(text.close);
    expect(fake.calls).toContainEqual(['forgetDeleted']);
    expect(buttons(text.undo)).toEqual([]);
  });

  test('deletes what was open, and does not keep it again', async () => {
    fake.connections.entries = [saved()];
    fake.connections.openId = firstId;
    await open();
    await press(text.all);
    await press(text.deleteOf('Scanner'));
    await settle();
    await press(en.start.ownButton);
    await settle();
    expect(fake.connections.entries).toEqual([]);
    expect(screen.getByLabelText<HTMLInputElement>(/Tenant domain/).value).toBe('');
  });

  test('exports one or all, and says so', async () => {
    fake.connections.entries = [saved(), saved({ id: secondId, name: 'Printer' })];
    await open();
    await press(text.exportOf('Printer'));
    expect(fake.calls).toContainEqual(['exportConnections', { ids: [secondId] }]);
    expect(screen.getByText(text.exported(1))).toBeTruthy();
    await press(text.exportAll);
    expect(fake.calls).toContainEqual(['exportConnections', { ids: [firstId, secondId] }]);
  });
});

test('the rail leads back to all connections, and renames the one that is open', async () => {
  await open();
  await press(en.start.ownButton);
  await press(text.renameOf(text.unnamed));
  rename('Second floor');
  await press(text.renameDialog.save);
  await settle();
  expect(keptNames()).toEqual(['Second floor']);
  type(/Tenant domain/, 'contoso.com');
  await settle();
  expect(keptNames()).toEqual(['Second floor']);
  await press(text.all);
  await settle();
  expect(heading()).toBe(en.start.heading);
  await press(text.openOf('Second floor'));
  expect(field(/Tenant domain/).value).toBe('contoso.com');
});

describe('a file with connections', () => {
  const { draft } = saved();
  const foreign = {
    ...draft,
    cloud: 'dod' as const,
    edits: {
      dod: { servers: { imap: { host: 'evil.example', port: '993', security: 'tls' as const } } },
    },
  };

  test('is shown before it is taken, and nothing is taken without being chosen', async () => {
    fake.connections.entries = [saved()];
    fake.importable = {
      fileName: 'theirs.json',
      connections: [
        { name: 'Scanner', draft },
        { name: 'Bait', draft: foreign },
      ],
    };
    await open();
    await press(text.import);
    const dialog = within(screen.getByRole('dialog'));
    const entry = (name: string) => dialog.getByRole('region', { name });
    const box = (name: string) => {
      const [input] = entry(name).getElementsByTagName('input');
      if (!input) throw new Error(`${name} cannot be chosen.`);
      return input;
    };
    expect(box('Scanner').checked).toBe(true);
    // What sends tokens elsewhere has to be chosen.
    expect(box('Bait').checked).toBe(false);
    const shown = entry('Bait').textContent;
    expect(shown).toContain('evil.example:993, TLS');
    expect(shown).toContain(clouds.dod.endpoints.imap.value.host);
    expect(shown).toContain('05cd6963-1a2b-4c3d-8e4f');
    fireEvent.click(box('Scanner'));
    await press(text.importDialog.take);
    expect(dialog.getByText(text.importDialog.nothingChosen)).toBeTruthy();
    expect(keptNames()).toEqual(['Scanner']);
    fireEvent.click(box('Scanner'));
    fireEvent.click(box('Bait'));
    await act(async () => {
      await press(text.importDialog.take);
    });
    await settle();
    expect(keptNames()).toEqual(['Scanner', 'Scanner (2)', 'Bait']);
    expect(fake.connections.entries[2]).toMatchObject({ draft: foreign, step: 'tenant' });
    expect(screen.getByText(text.importDialog.taken(2))).toBeTruthy();
    // And it is still marked where it is used.
    await press(text.openOf('Bait'));
    unfold(en.tenant.valuesTitle(en.tenant.clouds.dod.name));
    expect(screen.getByDisplayValue('evil.example')).toBeTruthy();
  });

  test('that is refused is not shown, only why', async () => {
    await open();
    fake.refuse({ code: 'import/secret', detail: 'connections[0].draft' });
    await press(text.import);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText(en.errors['import/secret'].title)).toBeTruthy();
  });
});
