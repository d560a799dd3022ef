import { inspect } from 'node:util';
import { assert, property, string } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCredentials, type ChosenFile } from '../../../electron/auth/credentials.ts';
import { certificateChoiceSchema, credentialSummarySchema } from '../../../shared/credentials.ts';
import { unsignedJwt } from '../../servers/stub-authority.ts';
import {
  makeCertificateFiles,
  password,
  type CertificateFiles,
} from './certificates/certificate-files.ts';

const token = unsignedJwt({
  aud: 'https://outlook.office.com',
  upn: 'adele@contoso.example',
  exp: 2_000_000_000,
});

let files: CertificateFiles;
let open: ChosenFile;
let locked: ChosenFile;
beforeAll(() => {
  files = makeCertificateFiles();
  const parts = ['-inkey', 'key.pem', '-in', 'cert.pem', '-certfile', 'ca.pem'];
  files.openssl('pkcs12', '-export', ...parts, '-passout', 'pass:', '-out', 'open.pfx');
  files.openssl(
    'pkcs12',
    '-export',
    ...parts,
    '-passout',
    `pass:${password}`,
    '-out',
    'locked.pfx',
  );
  open = files.read('open.pfx');
  locked = files.read('locked.pfx');
});
afterAll(() => {
  files.stop();
});

/** The value of a result; what it shows must be what the contract has a place for. */
function entered(kind: 'client-secret' | 'pasted-token', value: string) {
  const credentials = createCredentials();
  const result = credentials.enter(kind, value);
  if (!result.ok) return result.error;
  const summary = credentialSummarySchema.parse(result.value);
  const credential = credentials.get(summary.credentialId);
  if (credential?.kind !== kind) throw new Error('it was not kept');
  return credential.value.reveal();
}

describe('what is typed or pasted', () => {
  test.each([
    ['  canary~secret.1\r\n', 'canary~secret.1'],
    ['\u00a0with a blank\u00a0', 'with a blank'],
  ])('is a client secret without the white space around it (%j)', (value, secret) => {
    expect(entered('client-secret', value)).toBe(secret);
  });

  test.each(['', ' \n ', 'two\nlines', 'null\u0000'])('is no client secret: %j', (value) => {
    expect(entered('client-secret', value)).toEqual({ code: 'input/invalid' });
  });

  test.each([
    token,
    `\n${token}\n`,
    `Bearer ${token}`,
    `"${token}"`,
    `'bearer   ${token}' `,
    `Bearer "${token}"`,
  ])('is a token: %j', (value) => {
    expect(entered('pasted-token', value)).toBe(token);
  });

  test('is a token of a personal account, too', () => {
    const opaque = 'EwCIA8l6BAAU!*$canary-opaque/+AAA==';
    expect(entered('pasted-token', opaque)).toBe(opaque);
  });

  test.each(
    [
      ['', 'x', 'Bearer', 'Bearer short', '"'],
      [token.slice(0, 19), `${token} ${token}`, `${token.slice(0, 40)}\n${token.slice(40)}`],
      [`{"access_token":"${token}"}`, `access_token="${token}"`, `${token}\u0000`, `${token}é`],
    ].flat(),
  )('is no token: %j', (value) => {
    expect(entered('pasted-token', value)).toEqual({ code: 'credential/not-a-token' });
  });

  const id = '1b2c3d4e-5f60-4718-92a3-b4c5d6e7f809';
  test.each([
    ...([
      ['client-secret', id, 'secret-id'],
      ['client-secret', `\n ${id.toUpperCase()} `, 'secret-id'],
      ['client-secret', `"${id}"`, 'secret-id'],
      ['client-secret', token, 'token-as-secret'],
      ['client-secret', `Bearer ${token}`, 'token-as-secret'],
      ['pasted-token', id, 'not-a-token'],
      ['pasted-token', 'abc8Q~Ab1dEfGhIjKlMnOpQrStUvWxYz01234567', 'not-a-token'],
    ] as const),
  ])('is told apart from what stands beside it in the portal: %s %j', (kind, value, what) => {
    // A code and nothing else: no detail could quote it.
    expect(entered(kind, value)).toEqual({ code: `credential/${what}` });
  });

  test.each([
    'abc8Q~Ab1dEfGhIjKlMnOpQrStUvWxYz01234567',
    `${id}x`,
    id.replaceAll('-', ''),
    'hD4/xn2k+Q8w9ZtR5vB7yL1mC3pE6sG0uJ2iO4aK8f=',
  ])('is a client secret all the same: %s', (value) => {
    expect(entered('client-secret', value)).toBe(value);
  });

  test('is summarised without its value', () => {
    const credentials = createCredentials();
    const secret = credentials.enter('client-secret', 'canary~secret.1');
    expect(secret).toMatchObject({ ok: true, value: { kind: 'client-secret', length: 15 } });
    const pasted = credentials.enter('pasted-token', token);
    expect(pasted).toMatchObject({
      ok: true,
      value: {
        kind: 'pasted-token',
        token: { user: 'adele@contoso.example', length: token.length },
      },
    });
    expect(JSON.stringify([secret, pasted])).not.toMatch(/canary|eyJ/);
  });
});

test('whatever is entered, nothing of it is in the answer', () => {
  const canary = 'canary-4f1d0c';
  const entered = string({ unit: 'binary', maxLength: 30 }).map(
    (text) => `${text}${canary}${text}`,
  );
  assert(
    property(entered, (value) => {
      const credentials = createCredentials();
      const results = [
        credentials.enter('client-secret', value),
        credentials.enter('pasted-token', value),
        credentials.readCertificate([{ name: 'x', content: Buffer.from(value) }]),
        credentials.unlock('x', value),
      ];
      expect(JSON.stringify(results)).not.toContain(canary);
      expect(inspect(credentials, { depth: 9 })).not.toContain(canary);
    }),
  );
});

describe('a certificate', () => {
  test('is shown with both thumbprints and its dates', () => {
    const credentials = createCredentials();
    const result = credentials.readCertificate([open]);
    if (!result.ok || result.value.kind !== 'certificate') throw new Error('it was not read');
    const shown = certificateChoiceSchema.parse(result.value);
    expect(shown).toMatchObject({
      fileName: 'open.pfx',
      subject: 'O=Contoso, CN=Büroscanner',
      issuer: 'O=Contoso, CN=Contoso CA',
      expired: false,
    });
    expect(result.value.thumbprint).toMatch(/^[0-9A-F]{64}$/);
    expect(result.value.portalThumbprint).toMatch(/^[0-9A-F]{40}$/);
    const days = Date.parse(result.value.validTo) - Date.parse(result.value.validFrom);
    expect(days).toBe(30 * 24 * 3_600_000);
    expect(credentials.get(result.value.credentialId)).toMatchObject({
      kind: 'certificate',
      thumbprint: result.value.thumbprint,
    });
  });

  test('that has expired is shown as such, and is kept: the authority decides', () => {
    const later = Date.now() + 31 * 24 * 3_600_000;
    const result = createCredentials(() => later).readCertificate([open]);
    expect(result).toMatchObject({ ok: true, value: { expired: true } });
  });

  test('with a password waits for it, and keeps its name when it is opened', () => {
    const credentials = createCredentials();
    const choice = credentials.readCertificate([locked]);
    if (!choice.ok || choice.value.kind !== 'locked') throw new Error('it is not locked');
    const { credentialId, fileName } = choice.value;
    expect(fileName).toBe('locked.pfx');
    expect(credentials.get(credentialId)).toBeUndefined();
    const wrong = { ok: false, error: { code: 'certificate/wrong-password' } };
    expect(credentials.unlock(credentialId, 'wrong')).toEqual(wrong);
    expect(credentials.unlock(credentialId, password)).toMatchObject({
      ok: true,
      value: { kind: 'certificate', credentialId, fileName: 'locked.pfx' },
    });
    const missing = { ok: false, error: { code: 'credential/missing' } };
    expect(credentials.unlock(credentialId, password)).toEqual(missing);
  });

  test('can be added again from what was kept', () => {
    const credentials = createCredentials();
    const first = credentials.readCertificate([open]);
    if (!first.ok || first.value.kind !== 'certificate') throw new Error('it was not read');
    const kept = credentials.get(first.value.credentialId);
    if (!kept) throw new Error('it was not kept');
    const again = createCredentials().add(kept);
    expect({ ...again, credentialId: '' }).toEqual({ ...first.value, credentialId: '' });
  });
});

test('what is forgotten is gone, and what is too much pushes out the oldest', () => {
  const credentials = createCredentials();
  const ids = Array.from({ length: 21 }, (_, index) => {
    const result = credentials.enter('client-secret', `secret ${index}`);
    return result.ok ? result.value.credentialId : '';
  });
  expect(ids.map((id) => credentials.get(id) !== undefined)).toEqual([
    false,
    ...Array<boolean>(20).fill(true),
  ]);
  credentials.forget(ids[5] ?? '');
  expect(credentials.get(ids[5] ?? '')).toBeUndefined();
  const waiting = Array.from({ length: 6 }, () => {
    const choice = credentials.readCertificate([locked]);
    return choice.ok && choice.value.kind === 'locked' ? choice.value.credentialId : '';
  });
  const opened = (id: string | undefined) => credentials.unlock(id ?? '', password).ok;
  expect(opened(waiting[0])).toBe(false);
  expect(opened(waiting[1])).toBe(true);
  credentials.forget(waiting[2] ?? '');
  expect(opened(waiting[2])).toBe(false);
  credentials.forgetAll();
  expect(opened(waiting[3])).toBe(false);
  expect(credentials.get(ids[20] ?? '')).toBeUndefined();
});

test('no password, key or token is in any result, whatever is wrong with the files', () => {
  const credentials = createCredentials();
  const results: unknown[] = [credentials];
  const take = (result: unknown) => results.push(result);
  const keyLine = Buffer.from(files.read('key.pem').content).toString().split('\n')[3] ?? '';
  for (const content of [locked.content, open.content, files.read('key.pem').content]) {
    for (let at = 0; at < content.length; at += 97) {
      const changed = Buffer.from(content);
      changed[at] = 255 - (changed[at] ?? 0);
      const choice = credentials.readCertificate([{ name: 'x.pfx', content: changed }]);
      take(choice);
      if (choice.ok && choice.value.kind === 'locked') {
        take(credentials.unlock(choice.value.credentialId, password));
      }
    }
  }
  take(credentials.enter('pasted-token', `${token} ${token}`));
  const shown = `${JSON.stringify(results)} ${inspect(results, { depth: 9, showHidden: true })}`;
  expect(shown).not.toContain(password);
  expect(shown).not.toContain(keyLine);
  expect(shown).not.toContain(token);
  expect(shown).not.toContain('PRIVATE KEY');
});
