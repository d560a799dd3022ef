import { describe, expect, it } from 'vitest';
import { diagnose, findingsOf } from '../../../shared/diagnosis/diagnose.ts';
import type { FindingId } from '../../../shared/diagnosis/finding-ids.ts';
import type { PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import {
  adele,
  alex,
  bare,
  enterpriseId,
  failed,
  passed,
  recordedRun,
  registrationId,
  scanner,
  type RunChanges,
} from './runs.ts';

function first(run: PartialRun): FindingId | undefined {
  return findingsOf(diagnose(run))[0]?.id;
}

const graph = { audience: 'https://graph.microsoft.com' };
const app = { access: 'application' as const };
const shared = { connection: { sharedMailbox: scanner } };
const personal = { cloud: 'outlook' as const, token: { kind: 'opaque' as const } };

/** Runs that differ in what is known around the same words. */
const runs: readonly (readonly [string, RunChanges, FindingId])[] = [
  // A bare refusal over IMAP.
  ['a token for Graph', { token: graph, checks: [bare.imap()] }, 'wrong-token-audience'],
  [
    'an app’s token for Graph',
    { ...app, token: graph, checks: [bare.imap({ user: scanner })] },
    'wrong-token-audience',
  ],
  [
    'a token without the permission for IMAP',
    { token: { scopes: ['SMTP.Send'] }, checks: [bare.imap()] },
    'protocol-permission-missing',
  ],
  [
    'an app’s token with roles for POP only',
    { ...app, token: { roles: ['POP.AccessAsApp'] }, checks: [bare.imap({ user: scanner })] },
    'protocol-permission-missing',
  ],
  [
    'a token that had run out',
    { token: { expiresAt: '2026-11-21T00:59:00.000Z' }, checks: [bare.imap()] },
    'access-token-expired',
  ],
  [
    'an app whose token is right',
    { ...app, checks: [bare.imap({ user: scanner })] },
    'app-no-mailbox-permission',
  ],
  [
    'an app of which the object ID of the registration was given',
    {
      ...{ ...app, connection: { servicePrincipalObjectId: registrationId } },
      checks: [bare.imap({ user: scanner })],
    },
    'service-principal-object-id-wrong',
  ],
  [
    'an app of which the right object ID was given',
    {
      ...{ ...app, connection: { servicePrincipalObjectId: enterpriseId } },
      checks: [bare.imap({ user: scanner })],
    },
    'app-no-mailbox-permission',
  ],
  [
    'a delegate and a shared mailbox',
    { ...shared, checks: [bare.imap({ user: scanner })] },
    'token-user-mismatch',
  ],
  [
    'somebody else’s token',
    { token: { user: alex }, checks: [bare.imap()] },
    'token-user-mismatch',
  ],
  [
    'POP that works for the same mailbox',
    { checks: [bare.imap(), passed('pop')] },
    'imap-disabled-for-mailbox',
  ],

  // "User is authenticated but not connected".
  ['the own mailbox', { checks: [bare.notConnected()] }, 'imap-disabled-for-mailbox'],
  [
    'a shared mailbox that does not open',
    { ...shared, checks: [bare.notConnected({ user: scanner })] },
    'token-user-mismatch',
  ],
  [
    'somebody else’s token and a mailbox that does not open',
    { token: { user: alex }, checks: [bare.notConnected()] },
    'token-user-mismatch',
  ],
  [
    'an app and a mailbox that does not open',
    { ...app, checks: [bare.notConnected({ user: scanner })] },
    'app-no-mailbox-permission',
  ],
  [
    'a shared mailbox that POP opens',
    { ...shared, checks: [bare.notConnected({ user: scanner }), passed('pop')] },
    'imap-disabled-for-mailbox',
  ],
  [
    'a personal account over IPv6',
    { ...personal, checks: [bare.notConnected({ connectedTo: '2001:db8::7' })] },
    'ipv6-connection-outlook-com',
  ],
  [
    'the goodbye that follows the refusal',
    {
      checks: [
        failed('imap', {
          ...{ stage: 'mailbox', code: 'imap/bye', sent: 'S01 SELECT INBOX' },
          said: 'S01 BAD User is authenticated but not connected.\n* BYE Connection closed. 14',
        }),
      ],
    },
    'imap-disabled-for-mailbox',
  ],

  // POP, which has one refusal for everything.
  ['a token for Graph over POP', { token: graph, checks: [bare.pop()] }, 'wrong-token-audience'],
  ['POP alone', { checks: [bare.pop()] }, 'pop-disabled-for-mailbox'],
  ['POP where IMAP works', { checks: [passed('imap'), bare.pop()] }, 'pop-disabled-for-mailbox'],
  [
    'POP and a shared mailbox',
    { ...shared, checks: [bare.pop({ user: scanner })] },
    'token-user-mismatch',
  ],
  [
    'POP where IMAP opens the shared mailbox',
    {
      ...shared,
      checks: [passed('imap', 'global', { user: scanner }), bare.pop({ user: scanner })],
    },
    'pop-disabled-for-mailbox',
  ],
  [
    'POP and an app',
    { ...app, checks: [bare.pop({ user: scanner })] },
    'app-no-mailbox-permission',
  ],

  // SMTP.
  ['a token for Graph over SMTP', { token: graph, checks: [bare.smtp()] }, 'wrong-token-audience'],
  [
    'a token without SMTP.Send where IMAP works',
    { token: { scopes: ['IMAP.AccessAsUser.All'] }, checks: [passed('imap'), bare.smtp()] },
    'protocol-permission-missing',
  ],
  [
    'SMTP where IMAP works',
    { checks: [passed('imap'), bare.smtp()] },
    'smtp-auth-disabled-mailbox',
  ],
  ['SMTP where all is right', { checks: [bare.smtp()] }, 'smtp-auth-disabled-mailbox'],
  [
    'a shared mailbox in user=',
    { connection: { sharedMailbox: scanner }, checks: [bare.smtp({ user: scanner })] },
    'shared-mailbox-as-smtp-user',
  ],
  [
    'an address in user= that is not the token’s',
    {
      connection: { user: scanner },
      token: { user: adele },
      checks: [bare.smtp({ user: scanner })],
    },
    'token-user-mismatch',
  ],
  [
    'the same where IMAP opens that mailbox: what is left is SMTP’s rule of identity',
    {
      connection: { user: scanner },
      token: { user: adele },
      checks: [passed('imap'), bare.smtp({ user: scanner })],
    },
    'shared-mailbox-as-smtp-user',
  ],
  ['a personal account', { ...personal, checks: [bare.smtp()] }, 'smtp-user-not-upn'],
  [
    'an app over SMTP',
    { ...app, checks: [bare.smtp({ user: scanner })] },
    'app-no-mailbox-permission',
  ],
];

describe('the same words are explained by the run around them', () => {
  it.each(runs)('%s', (_name, changes, expected) => {
    expect(first(recordedRun(changes))).toBe(expected);
  });
});

describe('what other protocols prove', () => {
  it('is among what is known to be right', () => {
    const [failure] = diagnose(recordedRun({ checks: [passed('imap'), bare.smtp()] })).failures;
    expect(failure?.knownRight).toEqual(
      expect.arrayContaining([
        { kind: 'protocol', protocol: 'imap' },
        { kind: 'audience' },
        { kind: 'permission' },
        { kind: 'token-time' },
        { kind: 'token-user' },
      ]),
    );
  });

  it('does not let SMTP’s switch stand for a token that no protocol takes', () => {
    const run = recordedRun({ token: graph, checks: [bare.imap(), bare.smtp()] });
    expect(diagnose(run).failures.map(({ findings }) => findings[0]?.id)).toEqual([
      'wrong-token-audience',
      'wrong-token-audience',
    ]);
  });
});
