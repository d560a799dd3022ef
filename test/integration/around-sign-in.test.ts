import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCertificateAuthority } from '../../electron/practice/certificate-authority.ts';
import type { Secret } from '../../shared/secret.ts';
import { freePorts } from '../servers/free-ports.ts';
import { inboxCounts, type MailBench } from '../servers/mail-bench.ts';
import type { ServerName } from '../servers/mail-servers.ts';
import { evidence, failedAt, stageOf, statuses } from './check-facts.ts';
import { adele, alex, mintToken } from './logins.ts';
import { recordedCheck } from './recorded-check.ts';
import { useMailBench } from './use-mail-bench.ts';

const bench = useMailBench();

async function asAdele(): Promise<{ user: string; token: Secret }> {
  return { user: adele, token: await mintToken(bench().practice, { user: adele }) };
}

/** How each server greets, and what is sent before TLS begins. */
const openings: readonly (readonly [ServerName, RegExp, readonly RegExp[]])[] = [
  ['imaps', /^\* OK \[CAPABILITY IMAP4rev1 .*\] Dovecot .*ready\.$/, []],
  ['imapStarttls', /^\* OK \[CAPABILITY IMAP4rev1 .*\] Dovecot .*ready\.$/, [/^\w+ STARTTLS$/]],
  ['pop3s', /^\+OK Dovecot .*ready\.$/, []],
  ['pop3Starttls', /^\+OK Dovecot .*ready\.$/, [/^CAPA$/, /^STLS$/]],
  ['smtpStarttls', /^220 localhost ESMTP Exim /, [/^EHLO /, /^STARTTLS$/]],
  ['submissionStarttls', /^220 localhost Dovecot .*ready\.$/, [/^EHLO /, /^STARTTLS$/]],
  ['submissions', /^220 localhost Dovecot .*ready\.$/, []],
];

describe.each(openings)('%s', (server, greeting, beforeTls) => {
  test('the greeting is shown as it was sent, and the chain and the negotiated TLS are kept', async () => {
    const { record } = await recordedCheck(bench(), server, await asAdele());
    const greetings = record.transcript.filter(
      ({ stage, kind }) => stage === 'greeting' && kind === 'received',
    );
    expect(greetings).toHaveLength(1);
    expect(greetings[0]?.text).toMatch(greeting);
    expect(record.tls?.version).toMatch(/^TLSv1\.[23]$/);
    expect(record.tls?.servername).toBe('localhost');
    expect(record.tls?.chain[0]?.altNames.join(' ')).toContain('localhost');
    expect(record.tls?.problem).toBeUndefined();
    expect(record.outcome).toBe('ok');
  });

  test('a certificate of an unknown authority ends at tls, and its chain is kept', async () => {
    const { certPem } = await createCertificateAuthority();
    const { record } = await recordedCheck(bench(), server, {
      ...(await asAdele()),
      trust: { kind: 'only', ca: certPem },
    });
    expect(stageOf(record, 'tls')?.error?.code).toBe('tls/untrusted');
    expect(statuses(record)).toEqual(failedAt(record, 'tls'));
    expect(record.tls?.chain[0]?.subject).toContain('localhost');
    expect(record.tls?.problem).toEqual(expect.any(String));
    const sent = record.transcript.flatMap(({ kind, text }) => (kind === 'sent' ? [text] : []));
    expect(sent).toHaveLength(beforeTls.length);
    for (const [index, pattern] of beforeTls.entries()) expect(sent[index]).toMatch(pattern);
  });

  test('a check keeps to the family of addresses that it is told', async (context) => {
    if (!bench().servers.hasIpv6) context.skip('this computer has no IPv6');
    const { port, security } = bench().servers.endpoints[server];
    const endpoint = { host: '::1', port, security };
    const request = { ...(await asAdele()), endpoint };
    const six = await recordedCheck(bench(), server, { ...request, route: { family: 'ipv6' } });
    expect(six.record.outcome).toBe('ok');
    expect(six.record.connectedTo).toBe('::1');
    const four = await recordedCheck(bench(), server, { ...request, route: { family: 'ipv4' } });
    expect(stageOf(four.record, 'dns')?.error?.code).toBe('dns/no-address');
  });
});

/** What each server says while it cannot ask anybody; Exim says it as it says a refusal. */
const unavailable: readonly (readonly [ServerName, string, RegExp])[] = [
  ['imaps', 'server/unavailable', /^\w+ NO \[UNAVAILABLE\] /],
  ['pop3s', 'server/unavailable', /^-ERR \[SYS\/TEMP\] /],
  ['submissions', 'server/unavailable', /^454 4\.7\.0 /],
  ['smtpStarttls', 'auth/refused', /^535 /],
];

test('servers whose authority is down say so, and once they are stopped, the system does', async () => {
  const [closedPort = 0] = await freePorts(1);
  const cut = await bench().startAnother({
    authorityUrl: `https://localhost:${closedPort}/exchange/auth`,
  });
  const who = await asAdele();
  try {
    for (const [server, code, words] of unavailable) {
      const { record } = await recordedCheck(bench(), server, {
        ...who,
        endpoint: cut.endpoints[server],
      });
      expect(statuses(record)).toEqual(failedAt(record, 'auth'));
      expect([server, stageOf(record, 'auth')?.error?.code]).toEqual([server, code]);
      expect(evidence(record, 'auth')?.text).toMatch(words);
    }
  } finally {
    await cut.stop();
  }
  for (const [server] of unavailable) {
    const endpoint = cut.endpoints[server];
    const { record } = await recordedCheck(bench(), server, { ...who, endpoint });
    expect(stageOf(record, 'tcp')?.error?.code).toBe('tcp/refused');
  }
});

test('what another program has marked as deleted is still there after a check', async () => {
  const token = await mintToken(bench().practice, { user: alex });
  await markFirstAsDeleted(bench(), alex, token);
  await recordedCheck(bench(), 'imaps', { user: alex, token });
  const { record } = await recordedCheck(bench(), 'imaps', { user: alex, token });
  expect(stageOf(record, 'mailbox')?.summary).toBe(`${inboxCounts[alex] ?? 0} messages`);
});

/** Lets curl set \Deleted on the first message and leave without CLOSE or EXPUNGE. */
async function markFirstAsDeleted(
  { servers, practice }: MailBench,
  user: string,
  token: Secret,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'assistant-curl-'));
  try {
    await writeFile(join(folder, 'ca.pem'), practice.ca);
    const curl = spawn('curl', ['--config', '-'], { stdio: ['pipe', 'ignore', 'inherit'] });
    curl.stdin.end(
      [
        `url = "imaps://localhost:${servers.endpoints.imaps.port}/INBOX"`,
        `user = "${user}:"`,
        `oauth2-bearer = "${token.reveal()}"`,
        `cacert = "${join(folder, 'ca.pem')}"`,
        'request = "STORE 1 +FLAGS (\\\\Deleted)"',
        'silent',
      ].join('\n'),
    );
    expect(await once(curl, 'close')).toEqual([0, null]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
