import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { practiceTenantInfoSchema } from '../../../shared/practice.ts';
import { startPractice, startPracticeTenant } from '../../../electron/practice/practice-tenant.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import { httpsRequest } from './https-request.ts';
import { connectTo } from './line-client.ts';

const running: PracticeTenant[] = [];
afterEach(() => Promise.all(running.splice(0).map((practice) => practice.stop())));

async function start(): Promise<PracticeTenant> {
  const practice = await startPracticeTenant();
  running.push(practice);
  return practice;
}

function ports(practice: PracticeTenant): number[] {
  const { imap, pop, smtp } = practice.info;
  return [Number(new URL(practice.authority).port), imap.port, pop.port, smtp.port];
}

/** Whether somebody listens on a loopback port. */
function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

describe('startPracticeTenant', () => {
  it('says what a newcomer needs to know, in the shape of the contract, and no key', async () => {
    const practice = await start();
    expect(practiceTenantInfoSchema.parse(practice.info)).toEqual(practice.info);
    expect(practice.info.people.map(({ name, mailboxes }) => [name, mailboxes])).toEqual([
      ['Adele Vance', ['adele@contoso.example', 'scanner@contoso.example']],
      ['Alex Wilber', ['alex@contoso.example', 'scanner@contoso.example']],
      ['Megan Bowen', ['megan@contoso.example']],
    ]);
    expect(practice.info.people.filter(({ admin }) => admin).map(({ name }) => name)).toEqual([
      'Adele Vance',
    ]);
    expect(practice.info.applicationMailboxes).toEqual([
      'scanner@contoso.example',
      'adele@contoso.example',
    ]);
    expect(practice.info.authority).toBe(practice.authority);
    const { imap, pop, smtp } = practice.info;
    expect(practice.endpoints).toEqual({
      imap: { ...imap, security: 'tls' },
      pop: { ...pop, security: 'tls' },
      smtp: { ...smtp, security: 'starttls' },
    });
    expect(new Set([imap.port, pop.port, smtp.port]).size).toBe(3);
    expect(JSON.stringify(practice)).not.toContain('PRIVATE KEY');
  });

  it('shows the wizard nothing but what everybody may see', async () => {
    const practice = await start();
    expect(Object.keys(practice).sort()).toEqual([
      'authority',
      'ca',
      'choose',
      'clientCertificate',
      'endpoints',
      'home',
      'info',
      'stop',
    ]);
  });

  it('listens on the loopback address only', async () => {
    const practice = await start();
    for (const port of ports(practice)) {
      expect(await listens('127.0.0.1', port)).toBe(true);
      expect(await listens('127.0.0.2', port)).toBe(false);
      expect(await listens('::1', port)).toBe(false);
    }
  });

  it('has nothing left listening after stop, which may be called again', async () => {
    const practice = await start();
    await Promise.all([practice.stop(), practice.stop()]);
    await practice.stop();
    for (const port of ports(practice)) expect(await listens('127.0.0.1', port)).toBe(false);
  });

  it('stops in the middle of everything, and ends all connections', async () => {
    const practice = await start();
    const client = await connectTo(practice, 'imap');
    expect(await client.line()).toMatch(/^\* OK/);
    // TCP without TLS: known from the accept on, not from the handshake.
    const silent = ports(practice).map((port) => connect({ host: '127.0.0.1', port }));
    const closed = Promise.all(
      silent.map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.on('error', () => undefined);
            // SMTP greets without TLS, and what is not read hides the end.
            socket.resume();
            socket.once('close', () => {
              resolve();
            });
          }),
      ),
    );
    await Promise.all(
      silent.map((socket) => new Promise((resolve) => socket.once('connect', resolve))),
    );
    await practice.stop();
    await closed;
    expect(await client.line()).toBeUndefined();
  });

  it('has new keys at every start, so that no token and no trust outlives it', async () => {
    const first = await startPractice();
    const second = await startPractice();
    running.push(first, second);
    const token = await first.mint({ user: 'adele@contoso.example' });
    expect((await second.decide(token, 'adele@contoso.example', 'imap')).ok).toBe(false);
    await expect(
      httpsRequest(`${second.authority}/v2.0/.well-known/openid-configuration`, { ca: first.ca }),
    ).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });

  it('keeps its own address, its tokens and its usual servers while another scenario is chosen', async () => {
    const practice = await startPractice();
    running.push(practice);
    const { authority, endpoints, info } = practice;
    const token = await practice.mint({ user: 'adele@contoso.example' });

    await practice.choose('network-authority-tls-inspection');
    expect(practice.authority).not.toBe(authority);
    expect(practice.home).toBe(authority);
    expect(practice.info).toEqual({ ...info, scenario: 'network-authority-tls-inspection' });
    const standsIn = Number(new URL(practice.authority).port);

    await practice.choose('network-certificate-expired');
    expect(practice.authority).toBe(authority);
    expect(await listens('127.0.0.1', standsIn)).toBe(false);
    expect(practice.endpoints.imap).not.toEqual(endpoints.imap);
    const replaced = practice.endpoints.imap?.port ?? 0;
    expect(await listens('127.0.0.1', replaced)).toBe(true);

    await Promise.all([practice.choose('imap-disabled'), practice.choose(undefined)]);
    expect(await listens('127.0.0.1', replaced)).toBe(false);
    expect(practice.endpoints).toEqual(endpoints);
    expect(practice.info).toEqual(info);
    expect((await practice.decide(token, 'adele@contoso.example', 'imap')).ok).toBe(true);
  });

  it('stops what stands in for others too', async () => {
    const practice = await startPractice({ scenario: 'network-http-answers' });
    const all = ports(practice).concat(Object.values(practice.endpoints).map(({ port }) => port));
    await practice.stop();
    for (const port of all) expect(await listens('127.0.0.1', port)).toBe(false);
  });
});
