import { expect, test } from 'vitest';
import { errorTexts } from '../../../shared/messages/errors.en.ts';
import type { CheckRecord } from '../../../shared/run-record.ts';
import { exampleSignInRecord } from '../../support/sign-ins.ts';
import { passedRun, refusedRun } from '../run-records.ts';
import { linesOf, sectionOf } from './sections.ts';
import { written } from './written.ts';

test('the sections stand in the order in which a ticket is read', () => {
  const lines = linesOf(written(refusedRun()));
  const titles = lines.filter((_, index) => /^-+$/.test(lines[index + 1] ?? ''));
  expect(titles).toEqual([
    'SETTINGS',
    'FINDINGS',
    'SIGN-IN: PASSED',
    'SIGN-IN TRANSCRIPT',
    'ACCESS TOKEN',
    'IMAP CHECK: FAILED',
    'IMAP FAILURE',
    'IMAP TLS',
    'IMAP TRANSCRIPT',
    'WHAT IS HIDDEN',
  ]);
});

test('the frame says what was tested and how it ended', () => {
  const [top, title, bottom] = linesOf(written(passedRun()));
  expect(title).toBe('| Mailbox OAuth Assistant: mailbox test PASSED |');
  expect(top).toBe(`+${'-'.repeat((title ?? '').length - 2)}+`);
  expect(bottom).toBe(top);
});

test('versions and times are there', () => {
  const ticket = written(passedRun());
  expect(ticket).toContain(
    'Mailbox OAuth Assistant 0.1.0 (linux x64, Node 24.21.0, Electron 45.4.1, Chromium\n',
  );
  expect(ticket).toContain('156.0.8078.79)\n');
  expect(ticket).toContain('  Started         2026-11-21T01:00:00.000Z\n');
});

test('a terminal has neither Electron nor Chromium', () => {
  const record = passedRun();
  record.app = { name: 'A', version: '1', platform: 'linux x64', node: '20.20.2' };
  expect(written(record)).toContain('  Program         A 1 (linux x64, Node 20.20.2)\n');
});

test('what a check found is told: address, mechanism, offer, mailbox, sender, queue ID', () => {
  const found: Partial<CheckRecord> = {
    connectedTo: '127.0.0.1',
    mechanism: 'XOAUTH2',
    capabilities: ['SIZE 157286400', 'AUTH LOGIN XOAUTH2'],
    sender: 'scanner@contoso.example',
    mailboxSize: { messages: 1, bytes: 2048 },
    queueId: 'AM0PR02CA0018',
  };
  const section = sectionOf(written(passedRun(found)), 'IMAP CHECK: PASSED');
  expect(section).toEqual(
    expect.arrayContaining([
      '  Connected to    127.0.0.1',
      '  MAIL FROM       scanner@contoso.example',
      '  Mechanism       XOAUTH2',
      '  Server offers   SIZE 157286400, AUTH LOGIN XOAUTH2',
      '  In the mailbox  1 message, 2,048 bytes',
      '  Queue ID        AM0PR02CA0018',
    ]),
  );
  const counted = written(passedRun({ mailboxSize: { messages: 3 } }));
  expect(counted).toContain('  In the mailbox  3 messages\n');
});

test('each check has its own sections, in the order of the run', () => {
  const record = refusedRun();
  const pop = passedRun({ protocol: 'pop' }).checks;
  record.checks = [...pop, ...record.checks];
  const lines = linesOf(written(record));
  const titles = lines.filter((_, index) => /^-+$/.test(lines[index + 1] ?? ''));
  expect(titles.slice(5, -1)).toEqual([
    'POP CHECK: PASSED',
    'POP TLS',
    'POP TRANSCRIPT',
    'IMAP CHECK: FAILED',
    'IMAP FAILURE',
    'IMAP TLS',
    'IMAP TRANSCRIPT',
  ]);
});

test('a retry names what was done again and the run of the rest; kept stages say so', () => {
  const record = passedRun();
  record.retry = { of: 'run-0', protocol: 'imap', from: 'auth' };
  const [check] = record.checks;
  if (!check?.stages[0]) throw new Error('the built record has stages');
  check.stages[0] = { ...check.stages[0], summary: '127.0.0.1', kept: true };
  const ticket = written(record);
  expect(ticket).toContain(
    '  Retry           IMAP again from auth on; the other checks are those of run run-0\n',
  );
  expect(ticket).toMatch(/^\| DNS .*127\.0\.0\.1 \(kept from the check before\)/m);
  delete record.retry.from;
  expect(written(record)).toContain('IMAP again; the other');
});

test('a certificate that is not trusted has its reason, and throttling its time to wait', () => {
  const problem = 'self-signed certificate in certificate chain';
  const tls = { servername: 'localhost', chain: [], problem };
  const record = refusedRun({ code: 'server/throttled', retryAfterMs: 299_961 });
  if (!record.checks[0]) throw new Error('the built record has a check');
  record.checks[0].tls = tls;
  const ticket = written(record);
  expect(sectionOf(ticket, 'IMAP TLS')).toContain(`  Not trusted     ${problem}`);
  expect(sectionOf(ticket, 'IMAP FAILURE')).toContain(
    '  To wait         299961 ms, as the server asked',
  );
});

test('the token is told by length, fingerprint and claims', () => {
  const section = sectionOf(written(passedRun()), 'ACCESS TOKEN');
  expect(section).toContain('  Length          1,842 characters');
  expect(section).toContain('  Fingerprint     1a2b3c4d (first 8 digits of its SHA-256)');
  expect(section).toContain('  aud             https://outlook.office.com');
  expect(section).toContain('  scp             IMAP.AccessAsUser.All');
  expect(section.join('\n')).not.toContain('roles');
});

test('the stage table has aligned columns and a code at the failed stage', () => {
  const section = sectionOf(written(refusedRun()), 'IMAP CHECK: FAILED');
  expect(section[0]).toBe('  Server          localhost port 40993, TLS from the start');
  const table = section.filter((line) => line.startsWith('|') || line.startsWith('+'));
  expect(new Set(table.map((line) => line.length)).size).toBe(1);
  expect(table.join('\n')).toMatch(
    /^\| Sign-in \(auth\) +\| FAILED +\| 12 ms +\| \[auth\/refused\] \|$/m,
  );
  expect(table.join('\n')).toMatch(/^\| Mailbox +\| not reached \| +\| +\|$/m);
});

test('a failure has its code, title, cause, next step, the words of the server and the evidence', () => {
  const error = { code: 'run/timeout', detail: 'A01 NO AUTHENTICATE failed.' } as const;
  const section = sectionOf(written(refusedRun(error)), 'IMAP FAILURE');
  const text = section.map((line) => line.trim()).join(' ');
  const { title, cause, nextStep } = errorTexts['run/timeout'];
  expect(section).toContain('  Code            run/timeout');
  expect(text).toContain(title);
  expect(text).toContain(cause);
  expect(text).toContain(nextStep);
  expect(section).toContain('  As reported     A01 NO AUTHENTICATE failed.');
  expect(section).toContain('  Evidence        +0.050  S: A01 NO AUTHENTICATE failed.');
});

test('a run that passed has no failure section, one that was stopped is not called a failure', () => {
  expect(written(passedRun())).not.toContain('FAILURE');
  const cancelled = written(refusedRun({ code: 'run/cancelled' }));
  expect(cancelled).not.toContain('FAIL');
  expect(sectionOf(cancelled, 'IMAP CANCELLED')).toContain('  Code            run/cancelled');
});

test('the certificates are summed up', () => {
  expect(sectionOf(written(passedRun()), 'IMAP TLS')).toEqual([
    '  Negotiated      TLSv1.3, TLS_AES_256_GCM_SHA384',
    '  Server name     localhost',
    '',
    '  Certificate 1   CN=localhost',
    '  Issued by       CN=Practice tenant CA',
    '  For             DNS:localhost, IP Address:127.0.0.1',
    '  Valid           2026-11-20T00:00:00.000Z to 2027-02-18T00:00:00.000Z',
    '  SHA-256         AB:CD:EF',
  ]);
});

test('the transcript is there line for line, long lines whole', () => {
  const long = `* OK ${'x'.repeat(3000)}`;
  const ticket = written(
    refusedRun(undefined, [
      { stage: 'greeting', kind: 'received', text: long },
      { stage: 'auth', kind: 'sent', text: '' },
      { stage: 'auth', kind: 'received', text: 'A01 NO' },
    ]),
  );
  expect(sectionOf(ticket, 'IMAP TRANSCRIPT')).toEqual([
    '--- greeting ---',
    `+0.000  S: ${long}`,
    '--- auth ---',
    '+0.010  C:',
    '+0.020  S: A01 NO',
  ]);
});

test('a run that never got a line says so', () => {
  const ticket = written(passedRun({ transcript: [] }));
  expect(sectionOf(ticket, 'IMAP TRANSCRIPT')).toEqual(['  Nothing was sent or received.']);
});

test('it says plainly what is hidden', () => {
  const text = sectionOf(written(passedRun()), 'WHAT IS HIDDEN')
    .map((line) => line.trim())
    .join(' ');
  expect(text).toContain('The access token is not in this report.');
  expect(text).toContain('its length (1,842 characters) and its fingerprint (1a2b3c4d)');
  for (const secret of ['authorization codes', 'refresh tokens', 'client secrets', 'assertions']) {
    expect(text).toContain(secret);
  }
});

test('no line but those of the transcript is longer than 100 columns', () => {
  const ticket = written(
    refusedRun({ code: 'auth/refused', detail: 'planted '.repeat(200).trim() }),
  );
  const tooLong = linesOf(ticket).filter(
    (line) => line.length > 100 && !/^ +More +https:\S+$/.test(line),
  );
  expect(tooLong).toEqual([]);
  expect(ticket.split('planted').length - 1).toBe(200);
});

test.each(['\n', '\r\n', '\u2028', '\u0085', '\v'])(
  'a line end %j in what a server, token or person says cannot begin a line',
  (lineEnd) => {
    const planted = `x${lineEnd}PLANTED${lineEnd}-------${lineEnd}`;
    const record = refusedRun({ code: 'auth/refused', detail: planted }, [
      { stage: 'auth', kind: 'received', text: planted },
    ]);
    record.connection.name = planted;
    const said = { n: 1, atMs: 0, kind: 'received', text: planted, redacted: false } as const;
    record.signIn = {
      ...exampleSignInRecord,
      ...{ outcome: 'failed', startedAt: planted, lines: [said] },
      error: { code: 'signin/refused', refusal: { error: planted, numbers: [], traceId: planted } },
    };
    record.token.audience = planted;
    record.token.scopes = [planted];
    record.app.name = planted;
    const [check] = record.checks;
    if (!check?.tls?.chain[0]) throw new Error('the built record has a certificate');
    check.tls.chain[0].subject = planted;
    check.tls.servername = planted;
    check.user = planted;
    check.addresses = [planted];
    for (const stage of check.stages) stage.summary = planted;

    const ticket = written(record);
    const begun = ticket
      .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
      .filter((line) => /^\s*PLANTED/.test(line));
    expect(begun).toEqual([]);
    expect(ticket.split('PLANTED').length - 1).toBeGreaterThan(10);
  },
);

test('terminal escapes and text direction marks are written out', () => {
  const ticket = written(refusedRun({ code: 'auth/refused', detail: 'a\u001b[31mb\u202ec' }));
  expect(ticket).toContain('  As reported     a\\x1b[31mb\\u{202e}c\n');
  expect(ticket).not.toMatch(/[\u001b\u202e]/u);
});
