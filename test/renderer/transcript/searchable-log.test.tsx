// @vitest-environment happy-dom
import { FluentProvider } from '@fluentui/react-components';
import { act, cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SearchableLog } from '../../../renderer/transcript/searchable-log.tsx';
import { useWizard } from '../../../renderer/use-wizard.ts';
import { en } from '../../../shared/messages/en.ts';
import type { TranscriptLine } from '../../../shared/transcript.ts';
import { lineListOf } from '../../../shared/transcript/line-list.ts';
import { createFakeAssistant, type FakeAssistant } from '../fake-assistant.ts';
import { fakeLayout } from '../layout.ts';
import { button, press } from '../page.ts';

const text = en.transcriptTools;
let fake: FakeAssistant;

configure({ defaultHidden: true });
beforeEach(() => {
  fakeLayout();
  fake = createFakeAssistant();
});
afterEach(cleanup);

/** Every tenth line is sent; the second half is of the mailbox. */
function lines(count: number): TranscriptLine[] {
  return Array.from({ length: count }, (_none, index) => ({
    ...{ n: index + 1, atMs: index, bytes: 10, redacted: false, text: `said ${index + 1}` },
    kind: index % 10 === 0 ? 'sent' : 'received',
    stage: index < count / 2 ? 'auth' : 'mailbox',
  }));
}

function Log({ count, pointed }: { count: number; pointed?: number }) {
  return (
    <FluentProvider>
      <SearchableLog
        wizard={useWizard(fake.api)}
        lines={lineListOf(lines(count))}
        label="Transcript of IMAP"
        stages={['auth', 'mailbox']}
        evidenceLine={3}
        pointed={pointed === undefined ? undefined : { n: pointed }}
      />
    </FluentProvider>
  );
}

async function show(count: number, pointed?: number): Promise<HTMLElement> {
  await act(async () => {
    render(<Log count={count} {...(pointed === undefined ? {} : { pointed })} />);
    await Promise.resolve();
  });
  return screen.getByRole('log');
}

function key(name: string, more: Partial<KeyboardEventInit> = {}): void {
  act(() => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more });
  });
}

function copied(): string[] {
  const call = fake.calls.findLast(([name]) => name === 'writeClipboard');
  return (call?.[1] as { text: string }).text.split('\n');
}

function search(query: string): HTMLElement {
  const field = screen.getByLabelText(text.search);
  fireEvent.change(field, { target: { value: query } });
  return field;
}

describe('a transcript', () => {
  it('of 20,000 lines has only some of them in the page, and is copied whole', async () => {
    const log = await show(20_000);
    expect(log.querySelectorAll('.transcript-row').length).toBeLessThan(100);
    expect(screen.getByText(text.lines(20_000))).toBeTruthy();
    await press(text.copyAll);
    expect(copied()).toHaveLength(20_002);
    expect(copied().slice(0, 2)).toEqual(['--- auth ---', '+0.000  C: said 1']);
    expect(copied().at(-1)).toBe('+19.999 S: said 20000');
  });

  it('says where its rows stand, and marks the line of a finding', async () => {
    const log = await show(8);
    const rows = [...log.querySelectorAll('[role="listitem"]')];
    expect(rows.map((row) => row.getAttribute('aria-posinset'))).toEqual(
      Array.from({ length: 10 }, (_none, index) => String(index + 1)),
    );
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('10');
    expect(rows[0]?.textContent).toBe(en.stages.auth);
    expect(log.querySelector('.is-evidence')?.textContent).toContain('said 3');
  });

  it('is searched: with a count, from match to match and round, each one marked', async () => {
    const log = await show(200);
    const field = search('SAID 15');
    expect(screen.getByText(text.foundCount(11))).toBeTruthy();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByText(text.found(1, 11))).toBeTruthy();
    expect(log.querySelector('.is-pointed mark')?.textContent).toBe('said 15');
    fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
    expect(screen.getByText(text.found(11, 11))).toBeTruthy();
    search('nowhere');
    expect(screen.getByText(text.notFound)).toBeTruthy();
  });

  it('takes Ctrl+F for its search', async () => {
    await show(3);
    key('f', { ctrlKey: true });
    expect(document.activeElement).toBe(screen.getByLabelText(text.search));
  });

  it('leaves Ctrl+F alone while a dialog is open above it', async () => {
    await show(3);
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.showModal();
    key('f', { ctrlKey: true });
    const field = screen.getByLabelText(text.search);
    expect(document.activeElement).not.toBe(field);
    dialog.close();
    key('f', { ctrlKey: true });
    expect(document.activeElement).toBe(field);
    dialog.remove();
  });

  it('shows what is chosen by direction and stage, and copies just that', async () => {
    const log = await show(100);
    await press(text.direction.received);
    fireEvent.change(screen.getByLabelText(text.stage), { target: { value: 'mailbox' } });
    expect(screen.getByText(text.linesShown(5, 100))).toBeTruthy();
    expect(log.querySelectorAll('.transcript-row')).toHaveLength(5);
    await press(text.copyShown(5));
    expect(copied()).toHaveLength(6);
    await press(text.direction.sent);
    expect(screen.getAllByText(text.noneShown(100))[0]).toBeTruthy();
    await press(text.showAll);
    expect(screen.getByText(text.lines(100))).toBeTruthy();
  });

  it('is walked by keys, and its lines are selected and copied, in sight or not', async () => {
    const log = await show(5_000);
    log.focus();
    key('ArrowUp');
    key('Home');
    expect(document.activeElement?.textContent).toContain('said 1');
    key('ArrowDown');
    key('ArrowDown', { shiftKey: true });
    expect(document.activeElement?.textContent).toContain('said 3');
    key('c', { ctrlKey: true });
    expect(copied()).toEqual(['+0.001  S: said 2', '+0.002  S: said 3']);
    key('Escape');
    key('a', { ctrlKey: true });
    expect(button(text.copySelected(5_000))).toBeTruthy();
    key('c', { ctrlKey: true });
    expect(copied()).toHaveLength(5_000);
    key('End');
    expect(document.activeElement?.textContent).toContain('said 5000');
  });

  it('leads to a line that was asked for, also where it was not shown, and offers its end', async () => {
    await show(1_000, 400);
    expect(document.activeElement?.textContent).toContain('said 400');
    await press(text.toEnd);
    expect(screen.queryByText(text.toEnd)).toBeNull();
  });
});
