// @vitest-environment happy-dom
import { FluentProvider } from '@fluentui/react-components';
import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { FindingCard, type FindingCardProps } from '../../../renderer/findings/finding-card.tsx';
import { NotesCard } from '../../../renderer/findings/notes-card.tsx';
import { useWizard } from '../../../renderer/use-wizard.ts';
import { en } from '../../../shared/messages/en.ts';
import { certain, failureOf, unrecognised } from '../../shared/diagnoses.ts';
import { lineListOf } from '../../../shared/transcript/line-list.ts';
import { line } from '../../shared/wizard/fixtures.ts';
import { createFakeAssistant, type FakeAssistant } from '../fake-assistant.ts';
import { press } from '../page.ts';

configure({ defaultHidden: true });
afterEach(cleanup);

const error = { code: 'auth/refused', detail: 'A01 NO AUTHENTICATE failed.' } as const;
const title = 'The token is not for Exchange Online';

function Card({ fake, ...props }: Omit<FindingCardProps, 'wizard'> & { fake: FakeAssistant }) {
  return (
    <FluentProvider>
      <FindingCard wizard={useWizard(fake.api)} {...props} />
    </FluentProvider>
  );
}

function show(props: Partial<FindingCardProps> = {}): FakeAssistant {
  const fake = createFakeAssistant();
  render(<Card fake={fake} diagnosis={failureOf()} error={error} {...props} />);
  return fake;
}

function card(name = title) {
  return within(screen.getByRole('region', { name }));
}

/** Opens what is folded away under a summary. */
function unfold(summary: string): HTMLElement {
  const details = screen.getByText(summary).closest('details');
  if (!details) throw new Error(`Nothing is folded away under ${summary}.`);
  expect(details.open).toBe(false);
  details.open = true;
  fireEvent(details, new Event('toggle'));
  return details;
}

describe('a cause that was recognised', () => {
  it('is told with how sure it is, what shows it, why, what to do and how long that takes', () => {
    show();
    expect(card().getByText(en.finding.certainty.certain)).toBeTruthy();
    expect(card().getByText('line 7 · A01 NO AUTHENTICATE failed.')).toBeTruthy();
    expect(card().getByText('aud = https://graph.microsoft.com')).toBeTruthy();
    expect(card().getByText(/^Its audience is https:\/\/graph\.microsoft\.com/)).toBeTruthy();
    expect(card().getByRole('list', { name: en.finding.steps }).children.length).toBe(3);
    expect(card().getByText(en.finding.wait(60))).toBeTruthy();
    expect(card().getByText('auth/refused')).toBeTruthy();
    expect(card().getByText('wrong-token-audience')).toBeTruthy();
  });

  it('leads to the line in the transcript, and to the page that says more', async () => {
    const shown: unknown[] = [];
    const lines = lineListOf([line(7, 'A01 NO AUTHENTICATE failed.', 'auth')]);
    const fake = show({ lines, onShowLine: (of, n) => shown.push([of, n]) });
    expect(card().getByText(/^line 7 · \+0\.007 S: A01 NO AUTHENTICATE failed\.$/)).toBeTruthy();
    await press(en.finding.showLine(7));
    expect(shown).toEqual([['imap', 7]]);
    await press(en.finding.linkOf('learn.microsoft.com', title));
    expect(fake.calls.at(-1)).toEqual(['openLink', { url: certain.link }]);
  });

  it('says the protocol in front where there are several', () => {
    show({ titleOf: (text) => en.test.failureOf(['imap'], text) });
    expect(screen.getByRole('region', { name: `IMAP: ${title}` })).toBeTruthy();
  });

  it('shows a line of each other protocol with the same cause', async () => {
    const shown: unknown[] = [];
    const evidence = [{ kind: 'line', of: 'pop', n: 9, text: '-ERR refused' }] as const;
    const lines = lineListOf([line(9, '-ERR refused', 'auth')]);
    const result = { stage: 'auth', status: 'failed', startedAtMs: 0, durationMs: 1 } as const;
    show({
      same: [
        {
          view: { check: { protocol: 'pop', stages: [], lines }, result },
          diagnosis: failureOf({ protocol: 'pop', findings: [{ ...certain, evidence }] }),
        },
      ],
      titleOf: (text) => en.test.failureOf(['imap', 'pop'], text),
      onShowLine: (of, n) => shown.push([of, n]),
    });
    const same = within(
      card(`IMAP and POP: ${title}`).getByRole('list', { name: en.finding.sameEvidence }),
    );
    expect(same.getByText('POP')).toBeTruthy();
    expect(same.getByText(/^line 9 · .*-ERR refused$/)).toBeTruthy();
    await press(en.finding.showLine(9));
    expect(shown).toEqual([['pop', 9]]);
  });

  it('has the other causes folded away, each with how sure it is', () => {
    show({ diagnosis: failureOf({ findings: [certain, { ...certain, certainty: 'possible' }] }) });
    expect(screen.queryByText(en.finding.certainty.possible)).toBeNull();
    const list = unfold(en.finding.others(1));
    expect(within(list).getByText(en.finding.certainty.possible)).toBeTruthy();
  });

  it('has what Entra ID’s support asks for, once', () => {
    const traceId = 'd320620c-3d56-42bc-bc45-4cdd85c41f00';
    const refusal = { error: 'invalid_client', numbers: [7_000_215], traceId };
    show({
      diagnosis: failureOf({ protocol: 'entra', stage: 'token', support: { traceId } }),
      error: { code: 'credential/wrong-secret', refusal },
    });
    expect(card().getByText(en.refusal.lookUp(7_000_215))).toBeTruthy();
    expect(card().getAllByText(traceId)).toHaveLength(1);
  });
});

describe('a failure that nothing recognised', () => {
  it('says where it stopped, what is right so far, what is usual, and what to send', async () => {
    const fake = show({ diagnosis: unrecognised() });
    const found = card(en.errors['auth/refused'].title);
    expect(found.getByText(en.finding.notRecognised)).toBeTruthy();
    expect(found.getByText(en.finding.stoppedAt('imap', 'auth'))).toBeTruthy();
    expect(found.getByText('These stages passed: DNS and TCP.')).toBeTruthy();
    expect(found.getByText(en.errors['auth/refused'].nextStep)).toBeTruthy();
    unfold(en.finding.usual(1));
    const usual = unfold(title);
    expect(within(usual).getByRole('list', { name: en.finding.steps })).toBeTruthy();
    // What is only usual is shown by nothing that was said.
    expect(screen.queryByText(/^line 7/)).toBeNull();
    await press(en.finding.supportCopy);
    expect(JSON.stringify(fake.calls.at(-1))).toMatch(/Trace ID: d320620c.*Server name: AM0PR02CA/);
  });

  it('has a title of its own where another program met it', () => {
    show({ diagnosis: unrecognised(), error: undefined });
    expect(screen.getByRole('region', { name: en.finding.notRecognisedTitle })).toBeTruthy();
    expect(screen.queryByText(en.failure.code)).toBeNull();
  });
});

it('what is worth knowing of a good run stands in a card of its own', () => {
  const fake = createFakeAssistant();
  const note = { ...certain, certainty: 'note' as const, evidence: [] };
  function Notes() {
    const diagnosis = { failures: [], notes: [note], noteValues: {} };
    return (
      <FluentProvider>
        <NotesCard wizard={useWizard(fake.api)} diagnosis={diagnosis} />
      </FluentProvider>
    );
  }
  render(<Notes />);
  expect(card(en.finding.notesTitle).getByText(title)).toBeTruthy();
  fireEvent.click(card(en.finding.notesTitle).getByText(en.finding.link('learn.microsoft.com')));
  expect(fake.calls.at(-1)).toEqual(['openLink', { url: certain.link }]);
});
