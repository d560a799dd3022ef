// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProgramsCard } from '../../../renderer/programs/programs-card.tsx';
import { useWizard } from '../../../renderer/use-wizard.ts';
import { MessagesContext } from '../../../renderer/messages-context.ts';
import { Notice } from '../../../renderer/components/notice.tsx';
import type { Messages } from '../../../shared/messages/en.ts';
import { en } from '../../../shared/messages/en.ts';
import { ja } from '../../../shared/messages/ja.ts';
import { programLinks } from '../../../shared/programs/links.ts';
import { programIds, type ProgramId } from '../../../shared/programs/program-ids.ts';
import { programs } from '../../../shared/programs/programs.ts';
import { initialWizardState } from '../../../shared/wizard/state.ts';
import { practiceDraft } from '../../../shared/wizard/draft.ts';
import { practice } from '../../shared/wizard/fixtures.ts';
import { createFakeAssistant, type FakeAssistant } from '../fake-assistant.ts';
import { press, unfold } from '../page.ts';

let fake: FakeAssistant;
beforeEach(() => {
  configure({ defaultHidden: true });
  fake = createFakeAssistant();
});
afterEach(() => {
  cleanup();
});

/** The card in a wizard whose settings are those of the practice tenant, or none. */
function Page({ isFilledIn, messages }: { isFilledIn: boolean; messages: Messages }) {
  const wizard = useWizard(fake.api);
  const draft = isFilledIn ? practiceDraft(practice) : initialWizardState.draft;
  return (
    <MessagesContext value={messages}>
      <Notice wizard={wizard} />
      <ProgramsCard wizard={{ ...wizard, state: { ...wizard.state, draft } }} />
    </MessagesContext>
  );
}

async function open({ isFilledIn = true, messages = en } = {}): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/require-await -- what comes after the first look is waited for
  await act(async () => {
    render(<Page isFilledIn={isFilledIn} messages={messages} />);
  });
  unfold(messages.programs.title);
}

function chooseProgram(id: ProgramId): void {
  fireEvent.change(screen.getByRole('combobox'), { target: { value: id } });
}

describe('the settings for other programs', () => {
  it('are filled in for each program that is chosen, to copy and to save', async () => {
    await open();
    const { programs: text } = en;
    chooseProgram('msmtp');
    const shown = screen.getByLabelText(text.file('msmtprc')).textContent;
    expect(shown).toContain(`port ${String(practice.smtp.port)}\n`);
    expect(shown).toContain(`user "${practice.people[0]?.address ?? ''}"`);
    await press(en.copy.copyOf('msmtprc'));
    expect(fake.calls).toContainEqual(['writeClipboard', { text: shown }]);
    await press(text.saveOf('msmtprc'));
    expect(fake.calls).toContainEqual(['saveProgramFile', { fileName: 'msmtprc', text: shown }]);
    expect(screen.getByText(text.saved)).toBeTruthy();
    expect(screen.getByText(text.noteTexts['token-helper'])).toBeTruthy();
    await press(text.documentation('msmtp'));
    expect(fake.calls).toContainEqual(['openLink', { url: programLinks.msmtp }]);
    fake.refuse({ code: 'file/not-saved', detail: 'msmtprc' });
    await press(text.saveOf('msmtprc'));
    expect(screen.queryByText(text.saved)).toBeNull();
    expect(screen.getByText(en.errors['file/not-saved'].title)).toBeTruthy();
  });

  it('are said to be missing while a step is incomplete', async () => {
    await open({ isFilledIn: false });
    expect(screen.getByText(en.programs.incomplete)).toBeTruthy();
    expect(document.querySelector('pre')).toBeNull();
  });

  it.each([
    ['English', en],
    ['Japanese', ja],
  ])('can be had for every program, in %s', async (_language, messages) => {
    await open({ messages });
    for (const id of programIds) {
      chooseProgram(id);
      const { name } = programs[id];
      expect(screen.getByText(messages.programs.documentation(name))).toBeTruthy();
      const notes = [...document.querySelectorAll('li')].map((note) => note.textContent);
      // What the practice tenant has, Thunderbird does not know.
      expect(notes.length > 0).toBe(id !== 'thunderbird');
      expect(notes.every((note) => note.length > 0)).toBe(true);
    }
  });
});
