import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../shared/diagnosis/diagnose.ts';
import { reportedPlace, reportedRun } from '../../../shared/diagnosis/reported-text.ts';

describe('where a message was said', () => {
  test.each([
    ['AADSTS7000215: Invalid client secret provided.', 'entra', 'token'],
    ['{"error":"invalid_grant","error_description":"…"}', 'entra', 'token'],
    ['Request Id: 1\nMessage: AADSTS50105: …', 'entra', 'authorize'],
    ['Lo sentimos. AADSTS50011: …', 'entra', 'authorize'],
    ['AADSTS70016: OAuth 2.0 device flow error.', 'entra', 'device'],
    ['535 5.7.139 Authentication unsuccessful', 'smtp', 'auth'],
    ['SMTP-Fehler: 535 5.7.3 Anmeldung nicht möglich', 'smtp', 'auth'],
    ['550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'smtp', 'send'],
    ['554 5.2.252 SendAsDenied; adele@contoso.example', 'smtp', 'send'],
    ['* BYE Connection closed. 14', 'imap', 'auth'],
    ['A1 NO AUTHENTICATE failed.', 'imap', 'auth'],
    ['S01 BAD User is authenticated but not connected.', 'imap', 'mailbox'],
    ['-ERR Logon failure: unknown user name or bad password.', 'pop', 'auth'],
    ['Add-MailboxPermission : The term is not recognized', 'powershell', 'powershell'],
    ['    + FullyQualifiedErrorId : CommandNotFoundException', 'powershell', 'powershell'],
    ['getaddrinfo ENOTFOUND smtp.office365.com', 'smtp', 'dns'],
    ['connect ECONNREFUSED 192.0.2.1:993', 'imap', 'tcp'],
    ['pop: unable to get local issuer certificate', 'pop', 'tls'],
    ['407 Proxy Authentication Required, smtp', 'smtp', 'proxy'],
    ['login.microsoftonline.com: connect ETIMEDOUT', 'entra', 'tcp'],
  ])('%s', (text, protocol, stage) => {
    expect(reportedPlace(text)).toEqual({ protocol, stage });
  });

  test('what one says of it counts more than what it looks like', () => {
    expect(reportedPlace('535 5.7.3 Authentication unsuccessful', 'entra').protocol).toBe('entra');
    expect(reportedPlace('connection timed out', 'pop')).toEqual({ protocol: 'pop', stage: 'tcp' });
  });
});

describe('what is known of a message', () => {
  test('is its stage, its lines, and what was said beside it', () => {
    const run = reportedRun({
      text: 'C: MAIL FROM:<adele@contoso.example>\r\nS: 550 5.7.60 no permission',
      access: 'delegated',
      mailbox: 'shared',
    });
    expect(run).toMatchObject({
      connection: { access: 'delegated' },
      reported: { sharedMailbox: true },
      checks: [{ protocol: 'smtp', outcome: 'failed', stages: [{ stage: 'send' }] }],
    });
    expect(run.checks?.[0]?.transcript.map(({ kind }) => kind)).toEqual(['sent', 'received']);
  });

  test('finds a cause, with the line that shows it', () => {
    const [failure] = diagnose(
      reportedRun({
        text: 'Sending…\nscope=https://graph.microsoft.com/.default\nNO AUTHENTICATE failed.',
      }),
    ).failures;
    expect(failure).toMatchObject({ protocol: 'imap', stage: 'auth' });
  });

  test('holds no secret, in whichever form it is read', () => {
    const token = `eyJ0eXAiOiJKV1QifQ.${'aB3'.repeat(40)}.${'xY9'.repeat(40)}`;
    for (const source of ['imap', 'entra', 'powershell'] as const) {
      const run = reportedRun({ text: `Bearer ${token}\nNO AUTHENTICATE failed.`, source });
      const all = JSON.stringify({ run, found: diagnose(run) });
      expect(all).not.toContain('aB3aB3');
      expect(all).toContain('characters hidden');
    }
  });

  test('control characters are made visible', () => {
    const run = reportedRun({ text: 'NO \u001b[31mfailed', source: 'imap' });
    expect(run.checks?.[0]?.transcript[0]?.text).toBe('NO \\x1b[31mfailed');
  });

  test('nothing that is pasted makes it throw', () => {
    for (const text of ['', '\n', 'x'.repeat(300_000), '\u0000\uD800', '[]'.repeat(1000)]) {
      expect(diagnose(reportedRun({ text })).failures).toHaveLength(1);
    }
  });
});
