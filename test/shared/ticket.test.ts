import { expect, test } from 'vitest';
import { errorTexts } from '../../shared/messages/errors.en.ts';
import type { CheckRecord } from '../../shared/run-record.ts';
import type { SignInLine, SignInRecord } from '../../shared/sign-in.ts';
import { formatSignInTicket, formatTicket } from '../../shared/ticket.ts';
import { exampleSignInRecord } from '../support/sign-ins.ts';
import { passedRun, refusedRun } from './run-records.ts';

function linesOf(ticket: string): string[] {
  return ticket.split('\n');
}

/** The lines of one section, without its title and underline. */
function sectionOf(ticket: string, title: string): string[] {
  const lines = linesOf(ticket);
  const start = lines.indexOf(title);
  if (start < 0) throw new Error(`no section ${title} in\n${ticket}`);
  const next = lines.findIndex((line, index) => index > start + 1 && /^-+$/.test(line));
  return lines.slice(start + 2, next < 0 ? undefined : next - 2);
}

test('the sections stand in the order in which a ticket is read', () => {
  const lines = linesOf(formatTicket(refusedRun()));
  const titles = lines.filter((_, index) => /^-+$/.test(lines[index + 1] ?? ''));
  expect(titles).toEqual([
    'SETTINGS',
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
  const [top, title, bottom] = linesOf(formatTicket(passedRun()));
  expect(title).toBe('| Mailbox OAuth Assistant: mailbox test PASSED |');
  expect(top).toBe(`+${'-'.repeat((title ?? '').length - 2)}+`);
  expect(bottom).toBe(top);
});

test('versions and times are there', () => {
  const ticket = formatTicket(passedRun());
  expect(ticket).toContain(
    'Mailbox OAuth Assistant 0.1.0 (linux x64, Node 24.21.0, Electron 45.4.1, Chromium\n',
  );
  expect(ticket).toContain('156.0.8078.79)\n');
  expect(ticket).toContain('  Started         2026-11-21T01:00:00.000Z\n');
});

test('a terminal has neither Electron nor Chromium', () => {
  const record = passedRun();
  record.app = { name: 'A', version: '1', platform: 'linux x64', node: '20.20.2' };
  expect(formatTicket(record)).toContain('  Program         A 1 (linux x64, Node 20.20.2)\n');
});

test('the settings name tenant, app, requested scopes and both addresses', () => {
  expect(sectionOf(formatTicket(passedRun()), 'SETTINGS')).toEqual([
    '  Connection      Scanner on floor 2',
    '  Practice        yes: simulated on this computer, no real tenant was asked',
    '  Cloud           global',
    '  Tenant          contoso.example',
    '  Client ID       8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
    '  Access          delegated',
    '  Flow            sign-in window',
    '  Scopes          https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
    '  Signs in        adele@contoso.example',
    '  Mailbox         scanner@contoso.example (shared)',
    '  Network         IPv4 and IPv6, directly',
  ]);
});

test('with SMTP the settings name the sender, over a proxy its user, and never a password', () => {
  const record = passedRun();
  record.connection.protocols = ['imap', 'smtp'];
  const proxy = { kind: 'http', host: 'proxy.contoso.example', port: 3128, user: 'svc' } as const;
  record.network = { family: 'ipv6', proxy };
  const section = sectionOf(formatTicket(record), 'SETTINGS');
  expect(section).toContain('  Sends as        scanner@contoso.example');
  expect(section).toContain(
    '  Network         IPv6 only, over the HTTP proxy proxy.contoso.example port 3128 as svc',
  );
  record.connection.sender = 'orders@contoso.example';
  record.network = { family: 'any', proxy: { kind: 'socks5', host: '192.0.2.1', port: 1080 } };
  const changed = sectionOf(formatTicket(record), 'SETTINGS');
  expect(changed).toContain('  Sends as        orders@contoso.example');
  expect(changed).toContain(
    '  Network         IPv4 and IPv6, over the SOCKS5 proxy 192.0.2.1 port 1080',
  );
});

test('what was set by hand stands in the settings, and so does an app that signs in itself', () => {
  const record = passedRun();
  record.connection = {
    ...record.connection,
    ...{ cloud: '21vianet', access: 'application', flow: 'certificate' },
    authority: 'https://login.chinacloudapi.cn',
    resource: 'https://outlook.example/',
    endpoints: { smtp: { host: 'partner.outlook.cn', port: 587, security: 'starttls' } },
  };
  const section = sectionOf(formatTicket(record), 'SETTINGS');
  expect(section).toEqual(
    expect.arrayContaining([
      '  Cloud           21vianet',
      '  Authority       https://login.chinacloudapi.cn (set by hand)',
      '  Access          application',
      '  Flow            client certificate',
      '  Resource        https://outlook.example/ (set by hand)',
      '  Scopes          https://outlook.example/.default',
      '  Signs in        the app itself',
      '  SMTP server     partner.outlook.cn port 587, STARTTLS (set by hand)',
    ]),
  );
  expect(section.join('\n')).not.toContain('IMAP server');
});

const signInLines: SignInLine[] = [
  { n: 1, atMs: 0, kind: 'note', text: 'localhost:443', redacted: false },
  { n: 2, atMs: 92, kind: 'sent', text: 'POST /token code=[hidden]', redacted: true },
  { n: 3, atMs: 116, kind: 'received', text: `HTTP 400 ${'x'.repeat(3000)}`, redacted: false },
];

const refusedSignIn: SignInRecord = {
  ...exampleSignInRecord,
  flow: 'device-code',
  outcome: 'failed',
  error: {
    code: 'signin/refused',
    detail: 'invalid_client: AADSTS7000215: Invalid client secret provided.',
    refusal: {
      error: 'invalid_client',
      numbers: [7_000_215, 50_000],
      traceId: 'd320620c-3d56-42bc-bc45-4cdd85c41f00',
      correlationId: '8478d534-5b2c-4325-8c2c-51395c342c89',
      timestamp: '2026-11-21 12:00:00Z',
    },
  },
  lines: signInLines,
};

test('the sign-in of a run is told with its flow and its times', () => {
  expect(sectionOf(formatTicket(passedRun()), 'SIGN-IN: PASSED')).toEqual([
    '  Flow            sign-in window',
    '  Started         2026-11-21T00:00:00.000Z',
    '  Finished        2026-11-21T00:00:01.000Z',
  ]);
});

test('the transcript of the sign-in is there line for line, long lines whole', () => {
  const record = passedRun();
  record.signIn = { ...record.signIn, lines: signInLines };
  expect(sectionOf(formatTicket(record), 'SIGN-IN TRANSCRIPT')).toEqual([
    '+0.000  -- localhost:443',
    '+0.092  C: POST /token code=[hidden]',
    `+0.116  S: HTTP 400 ${'x'.repeat(3000)}`,
  ]);
  record.signIn = { ...record.signIn, lines: [] };
  expect(sectionOf(formatTicket(record), 'SIGN-IN TRANSCRIPT')).toEqual([
    '  Nothing was sent or received.',
  ]);
});

test('a sign-in that failed has a ticket of its own, with what a support engineer asks for', () => {
  const { app, connection } = passedRun();
  const ticket = formatSignInTicket(app, connection, refusedSignIn);
  expect(ticket).toContain('| Mailbox OAuth Assistant: sign-in FAILED |\n');
  const lines = linesOf(ticket);
  expect(lines.filter((_, index) => /^-+$/.test(lines[index + 1] ?? ''))).toEqual([
    'SETTINGS',
    'SIGN-IN: FAILED',
    'SIGN-IN TRANSCRIPT',
    'WHAT IS HIDDEN',
  ]);
  const section = sectionOf(ticket, 'SIGN-IN: FAILED');
  expect(section).toEqual(
    expect.arrayContaining([
      '  Flow            device code',
      '  Code            signin/refused',
      `  What happened   ${errorTexts['signin/refused'].title}`,
      '  As reported     invalid_client: AADSTS7000215: Invalid client secret provided.',
      '  OAuth error     invalid_client',
      '  AADSTS          7000215, 50000',
      '  Trace ID        d320620c-3d56-42bc-bc45-4cdd85c41f00',
      '  Correlation ID  8478d534-5b2c-4325-8c2c-51395c342c89',
      '  Timestamp       2026-11-21 12:00:00Z',
    ]),
  );
  expect(sectionOf(ticket, 'SETTINGS').join('\n')).not.toContain('Network');
  const hidden = sectionOf(ticket, 'WHAT IS HIDDEN').join(' ');
  expect(hidden).toContain('Access tokens are not in this ticket.');
});

test('a sign-in that was cancelled is not called a failure', () => {
  const { app, connection } = passedRun();
  const record: SignInRecord = {
    ...exampleSignInRecord,
    ...{ outcome: 'cancelled', error: { code: 'signin/cancelled' } },
  };
  const ticket = formatSignInTicket(app, connection, record);
  expect(ticket).toContain('SIGN-IN: CANCELLED');
  expect(ticket).not.toContain('FAIL');
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
  const section = sectionOf(formatTicket(passedRun(found)), 'IMAP CHECK: PASSED');
  expect(section).toEqual(
    expect.arrayContaining([
      '  Connected to    127.0.0.1',
      '  MAIL FROM       scanner@contoso.example',
      '  Mechanism       XOAUTH2',
      '  Server offers   SIZE 157286400, AUTH LOGIN XOAUTH2',
      '  In the mailbox  1 message, 2048 bytes',
      '  Queue ID        AM0PR02CA0018',
    ]),
  );
  const counted = formatTicket(passedRun({ mailboxSize: { messages: 3 } }));
  expect(counted).toContain('  In the mailbox  3 messages\n');
});

test('each check has its own sections, in the order of the run', () => {
  const record = refusedRun();
  const pop = passedRun({ protocol: 'pop' }).checks;
  record.checks = [...pop, ...record.checks];
  const lines = linesOf(formatTicket(record));
  const titles = lines.filter((_, index) => /^-+$/.test(lines[index + 1] ?? ''));
  expect(titles.slice(4, -1)).toEqual([
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
  const ticket = formatTicket(record);
  expect(ticket).toContain(
    '  Retry           IMAP again from auth on; the other checks are those of run run-0\n',
  );
  expect(ticket).toMatch(/^\| dns .*127\.0\.0\.1 \(kept from the check before\)/m);
  delete record.retry.from;
  expect(formatTicket(record)).toContain('IMAP again; the other');
});

test('a certificate that is not trusted has its reason, and throttling its time to wait', () => {
  const problem = 'self-signed certificate in certificate chain';
  const tls = { servername: 'localhost', chain: [], problem };
  const record = refusedRun({ code: 'server/throttled', retryAfterMs: 299_961 });
  if (!record.checks[0]) throw new Error('the built record has a check');
  record.checks[0].tls = tls;
  const ticket = formatTicket(record);
  expect(sectionOf(ticket, 'IMAP TLS')).toContain(`  Not trusted     ${problem}`);
  expect(sectionOf(ticket, 'IMAP FAILURE')).toContain(
    '  To wait         299961 ms, as the server asked',
  );
});

test('the token is told by length, fingerprint and claims', () => {
  const section = sectionOf(formatTicket(passedRun()), 'ACCESS TOKEN');
  expect(section).toContain('  Length          1842 characters');
  expect(section).toContain('  Fingerprint     1a2b3c4d (first 8 digits of its SHA-256)');
  expect(section).toContain('  aud             https://outlook.office.com');
  expect(section).toContain('  scp             IMAP.AccessAsUser.All');
  expect(section.join('\n')).not.toContain('roles');
});

test('the stage table has aligned columns and a code at the failed stage', () => {
  const section = sectionOf(formatTicket(refusedRun()), 'IMAP CHECK: FAILED');
  expect(section[0]).toBe('  Server          localhost port 40993, TLS from the start');
  const table = section.filter((line) => line.startsWith('|') || line.startsWith('+'));
  expect(new Set(table.map((line) => line.length)).size).toBe(1);
  expect(table).toContain('| auth       | FAILED      | 12 ms | [auth/refused] |');
  expect(table).toContain('| mailbox    | not reached |       |                |');
});

test('a failure has its code, title, cause, next step, the words of the server and the evidence', () => {
  const section = sectionOf(formatTicket(refusedRun()), 'IMAP FAILURE');
  const text = section.map((line) => line.trim()).join(' ');
  const { title, cause, nextStep } = errorTexts['auth/refused'];
  expect(section).toContain('  Code            auth/refused');
  expect(text).toContain(title);
  expect(text).toContain(cause);
  expect(text).toContain(nextStep);
  expect(section).toContain('  As reported     A01 NO AUTHENTICATE failed.');
  expect(section).toContain('  Evidence        +0.050  S: A01 NO AUTHENTICATE failed.');
});

test('a run that passed has no failure section, one that was stopped is not called a failure', () => {
  expect(formatTicket(passedRun())).not.toContain('FAILURE');
  const cancelled = formatTicket(refusedRun({ code: 'run/cancelled' }));
  expect(cancelled).not.toContain('FAIL');
  expect(sectionOf(cancelled, 'IMAP CANCELLED')).toContain('  Code            run/cancelled');
});

test('the certificates are summed up', () => {
  expect(sectionOf(formatTicket(passedRun()), 'IMAP TLS')).toEqual([
    '  Negotiated      TLSv1.3, TLS_AES_256_GCM_SHA384',
    '  Server name     localhost',
    '',
    '  Certificate 1   CN=localhost',
    '    issued by     CN=Practice tenant CA',
    '    for           DNS:localhost, IP Address:127.0.0.1',
    '    valid         2026-11-20T00:00:00.000Z to 2027-02-18T00:00:00.000Z',
    '    SHA-256       AB:CD:EF',
  ]);
});

test('the transcript is there line for line, long lines whole', () => {
  const long = `* OK ${'x'.repeat(3000)}`;
  const ticket = formatTicket(
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
  const ticket = formatTicket(passedRun({ transcript: [] }));
  expect(sectionOf(ticket, 'IMAP TRANSCRIPT')).toEqual(['  Nothing was sent or received.']);
});

test('it says plainly what is hidden', () => {
  const text = sectionOf(formatTicket(passedRun()), 'WHAT IS HIDDEN')
    .map((line) => line.trim())
    .join(' ');
  expect(text).toContain('The access token is not in this ticket.');
  expect(text).toContain('its length (1842 characters) and its fingerprint (1a2b3c4d)');
  for (const secret of ['authorization codes', 'refresh tokens', 'client secrets', 'assertions']) {
    expect(text).toContain(secret);
  }
});

test('no line but those of the transcript is longer than 100 columns', () => {
  const ticket = formatTicket(
    refusedRun({ code: 'auth/refused', detail: 'planted '.repeat(200).trim() }),
  );
  const tooLong = linesOf(ticket).filter((line) => line.length > 100);
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
    const [line] = signInLines;
    if (!line) throw new Error('the built sign-in has lines');
    record.signIn = {
      ...refusedSignIn,
      ...{ startedAt: planted, lines: [{ ...line, text: planted }] },
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

    const ticket = formatTicket(record);
    const begun = ticket
      .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
      .filter((line) => /^\s*PLANTED/.test(line));
    expect(begun).toEqual([]);
    expect(ticket.split('PLANTED').length - 1).toBeGreaterThan(10);
  },
);

test('terminal escapes and text direction marks are written out', () => {
  const ticket = formatTicket(refusedRun({ code: 'auth/refused', detail: 'a\u001b[31mb\u202ec' }));
  expect(ticket).toContain('  As reported     a\\x1b[31mb\\u{202e}c\n');
  expect(ticket).not.toMatch(/[\u001b\u202e]/u);
});
