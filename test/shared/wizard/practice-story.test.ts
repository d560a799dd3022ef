import { describe, expect, it } from 'vitest';
import type { PracticeScenario, ScenarioNeeds } from '../../../shared/practice.ts';
import { changeDraft, practiceDraft, type Draft } from '../../../shared/wizard/draft.ts';
import { tellStory, type PracticeStory } from '../../../shared/wizard/practice-story.ts';
import { practice } from './fixtures.ts';

const start = practiceDraft(practice);
const objectId = 'b41f7e02-58c6-4a9d-8e37-90c2d5f6a1b8';

function scenario(needs: ScenarioNeeds): PracticeScenario {
  return { id: 'x', title: 'x', group: 'imap', needs };
}

function tell(needs: ScenarioNeeds | undefined, draft: Draft = start, previous?: PracticeStory) {
  return tellStory(draft, needs && scenario(needs), previous);
}

describe('tellStory', () => {
  it.each<[string, ScenarioNeeds, Partial<Draft>, unknown[]]>([
    ['nothing', {}, {}, []],
    ['what is so already', { access: 'delegated', flows: ['browser', 'window'] }, {}, []],
    [
      'a flow',
      { flows: ['device-code'] },
      { flow: 'device-code' },
      [{ kind: 'flow', flow: 'device-code' }],
    ],
    [
      'the access, with its first flow and the mailbox of the app',
      { access: 'application' },
      { access: 'application', flow: 'secret', user: 'invoices@contoso.example' },
      [
        { kind: 'access', access: 'application' },
        { kind: 'flow', flow: 'secret' },
        { kind: 'user', user: 'invoices@contoso.example' },
      ],
    ],
    [
      'a shared mailbox',
      { sharedMailbox: 'invoices@contoso.example' },
      { mailboxKind: 'shared', sharedMailbox: 'invoices@contoso.example' },
      [{ kind: 'mailbox', mailbox: 'invoices@contoso.example' }],
    ],
    [
      'a user',
      { user: 'invoices@contoso.example' },
      { user: 'invoices@contoso.example' },
      [{ kind: 'user', user: 'invoices@contoso.example' }],
    ],
    [
      'the object ID of the service principal',
      { access: 'application', servicePrincipalObjectId: objectId },
      {
        ...{ access: 'application', flow: 'secret', user: 'invoices@contoso.example' },
        servicePrincipalObjectId: objectId,
      },
      [
        { kind: 'access', access: 'application' },
        { kind: 'flow', flow: 'secret' },
        { kind: 'user', user: 'invoices@contoso.example' },
        { kind: 'service-principal', objectId },
      ],
    ],
    [
      'a test message',
      { testMessage: true },
      { sendTestMessage: true },
      [{ kind: 'test-message', wanted: true }],
    ],
  ])('sets %s', (_, needs, expected, adjusted) => {
    const told = tell(needs);
    expect(told.draft).toEqual({ ...start, ...expected });
    expect(told.story.adjusted).toEqual(adjusted);
  });

  it('adds a protocol only where none of those that fail is chosen', () => {
    const imapOnly = changeDraft(start, { protocols: ['imap'] });
    expect(tell({ protocols: ['imap', 'pop', 'smtp'] }, imapOnly).draft.protocols).toEqual([
      'imap',
    ]);
    expect(tell({ protocols: ['smtp'] }, imapOnly).draft.protocols).toEqual(['imap', 'smtp']);
  });

  it('sets back what the story before had set, and says so', () => {
    const first = tell({ access: 'application', flows: ['certificate'] });
    const over = tell(undefined, first.draft, first.story);
    expect(over.draft).toEqual(start);
    expect(over.story.adjusted.map(({ kind }) => kind)).toEqual(['access', 'flow', 'user']);
    const second = tell({ sharedMailbox: 'invoices@contoso.example' }, first.draft, first.story);
    expect(second.draft).toMatchObject({ access: 'delegated', mailboxKind: 'shared' });
  });

  it('leaves alone what the person has changed since', () => {
    const first = tell({ flows: ['device-code'] });
    const changed = changeDraft(first.draft, { flow: 'browser', sender: 'x@contoso.example' });
    expect(tell(undefined, changed, first.story).draft).toEqual(changed);
  });
});
