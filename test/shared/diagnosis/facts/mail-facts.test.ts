import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../shared/diagnosis/facts/facts.ts';
import { failuresOf } from '../../../../shared/diagnosis/facts/failures.ts';
import { readFacts } from '../../../../shared/diagnosis/facts/read-facts.ts';
import type { PartialRun } from '../../../../shared/diagnosis/partial-run.ts';
import type { Protocol } from '../../../../shared/protocols.ts';
import type { Stage } from '../../../../shared/stages.ts';

/** What is read of a failure of another program of which only the words are known. */
function facts(
  protocol: Protocol,
  stage: Stage,
  said: string | readonly string[],
  more: {
    reported?: PartialRun['reported'];
    check?: Partial<NonNullable<PartialRun['checks']>[number]>;
    token?: PartialRun['token'];
  } = {},
): Facts {
  const { reported = {}, check = {}, token } = more;
  const run: PartialRun = {
    reported,
    ...(token ? { token } : {}),
    checks: [
      {
        ...{ protocol, outcome: 'failed', stages: [{ stage, status: 'failed' }] },
        transcript: [said].flat().map((text, index) => ({
          ...{ n: index + 1, atMs: 0, stage, kind: 'received', text, bytes: 0, redacted: false },
        })),
        ...check,
      },
    ],
  };
  const [failure] = failuresOf(run);
  if (!failure) throw new Error('no failure');
  return readFacts(run, failure);
}

describe('whose words they are', () => {
  it.each<[Protocol, string, Facts['answer']]>([
    ['imap', '* OK The Microsoft Exchange IMAP4 service is ready.', 'right'],
    ['imap', '220 X.outlook.office365.com Microsoft ESMTP MAIL Service ready', 'other-protocol'],
    ['pop', '* OK IMAP4 ready', 'other-protocol'],
    ['pop', '+OK The Microsoft Exchange POP3 service is ready.', 'right'],
    ['smtp', '+OK Dovecot ready.', 'other-protocol'],
    ['smtp', 'HTTP/1.1 400 Bad Request', 'web'],
    ['imap', '<!DOCTYPE html><html>', 'web'],
    ['imap', 'A01 NO AUTHENTICATE failed.', undefined],
  ])('%s: %s', (protocol, said, answer) => {
    expect(facts(protocol, 'greeting', said).answer).toBe(answer);
  });
});

describe('the offer of a mechanism', () => {
  it.each<[Protocol, string, Facts['xoauth2']]>([
    ['imap', '* CAPABILITY IMAP4 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR', 'offered'],
    ['pop', 'SASL PLAIN XOAUTH2', 'offered'],
    ['smtp', '250-AUTH LOGIN XOAUTH2', 'offered'],
    ['smtp', 'does not support XOAUTH2', undefined],
  ])('%s: %s', (protocol, said, xoauth2) => {
    expect(facts(protocol, 'auth', said).xoauth2).toBe(xoauth2);
  });

  it('is that of the record where there is one', () => {
    const check = { capabilities: ['AUTH LOGIN'] };
    expect(facts('smtp', 'auth', '504 5.7.4', { check }).xoauth2).toBe('not-offered');
  });
});

describe('a challenge', () => {
  it('is unanswered where nothing follows it', () => {
    expect(facts('imap', 'auth', '+ eyJzdGF0dXMiOiI0MDAifQ==').challenge).toBe('unanswered');
    expect(facts('smtp', 'auth', '334 eyJzdGF0dXMiOiI0MDAifQ==').challenge).toBe('unanswered');
  });
  it('is answered where the refusal follows', () => {
    const said = ['+ eyJzdGF0dXMiOiI0MDAifQ==', 'A01 NO AUTHENTICATE failed.'];
    expect(facts('imap', 'auth', said).challenge).toBe('answered');
  });
});

describe('the port', () => {
  it.each<[Protocol, string, Facts['portUse']]>([
    ['smtp', 'connect ETIMEDOUT 192.0.2.18:465', 'not-served'],
    ['smtp', "Couldn't connect to host, port: smtp.office365.com, 587; timeout", 'right'],
    ['imap', 'unable to connect to ssl://outlook.office365.com:993', 'right'],
    ['smtp', 'connect to x.mail.protection.outlook.com[192.0.2.36]:25: timed out', 'relay'],
    ['imap', 'dial tcp 192.0.2.82:443: i/o timeout', 'web'],
    ['imap', '2026-11-21 10:25:13 timed out', undefined],
  ])('%s: %s', (protocol, said, portUse) => {
    expect(facts(protocol, 'tcp', said).portUse).toBe(portUse);
  });
});

describe('the kind of address', () => {
  it.each<[string, Facts['ipFamily']]>([
    ['connect ETIMEDOUT 2603:1036:302:4c::2:993', 'ipv6'],
    ['outlook.office365.com/2001:db8:401:1003::2', 'ipv6'],
    ['2026-11-21T10:25:13Z connect ETIMEDOUT 192.0.2.1:993', undefined],
  ])('%s', (said, ipFamily) => {
    expect(facts('imap', 'tcp', said).ipFamily).toBe(ipFamily);
  });
  it('is that of the record where there is one', () => {
    const check = { connectedTo: '192.0.2.1' };
    expect(facts('imap', 'tcp', 'x', { check }).ipFamily).toBe('ipv4');
  });
});

describe('what stands in user=', () => {
  it.each<[string, Partial<Facts>]>([
    ['anna@contoso.example', { userForm: 'address' }],
    ['<anna@contoso.example>', { userForm: 'address' }],
    ['anna@contoso.example\\office', { userForm: 'backslash', mailbox: 'shared' }],
    ['CONTOSO\\anna', { userForm: 'backslash' }],
    ['anna', { userForm: 'no-address' }],
    ['shared', { mailbox: 'shared' }],
    ['the signed-in mailbox itself', { mailbox: 'own' }],
    [
      'anna@contoso.example (UPN ab12@corp.example)',
      { userForm: 'address', userName: 'other-name' },
    ],
    ['sales@contoso.example (signed in as max@contoso.example)', { tokenUser: 'other' }],
  ])('%s', (user, expected) => {
    expect(facts('imap', 'auth', 'NO', { reported: { user }, check: { user } })).toMatchObject(
      expected,
    );
  });

  it('says nothing of the form where it is described', () => {
    const reported = { user: 'shared' };
    expect(facts('smtp', 'auth', '535', { reported }).userForm).toBeUndefined();
  });
});

describe('whose permission it is', () => {
  it('tells the object ID of the app registration', () => {
    const reported = { mailboxPermissionUsers: ['App (object ID of the app registration)'] };
    expect(facts('imap', 'auth', 'NO', { reported }).objectId).toBe('other');
  });
  it('tells that nobody but the owner has Full Access', () => {
    const reported = { mailboxPermissionUsers: ['NT AUTHORITY\\SELF'] };
    expect(facts('imap', 'mailbox', 'BAD', { reported }).fullAccess).toBe('not-granted');
  });
});

describe('the scope of another program', () => {
  it('is unknown where it was not reported', () => {
    expect(facts('imap', 'auth', 'NO', { reported: {} }).scope).toBeUndefined();
  });
  it('is that of Graph where only the name of the permission was asked for', () => {
    const reported = { scope: 'IMAP.AccessAsUser.All offline_access' };
    expect(facts('imap', 'auth', 'NO', { reported }).scope).toBe('bare');
  });
});

describe('numbers of Entra ID', () => {
  it('are read in mail too, where they are named as such', () => {
    expect(facts('smtp', 'auth', 'AADSTS53003: blocked').aadsts).toEqual([53003]);
    expect(facts('smtp', 'auth', 'error 53003').aadsts).toEqual([]);
  });
});
