import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  createCertificateAuthority,
  type CertificateAuthority,
} from '../../electron/practice/certificate-authority.ts';
import type { Request as CertificateRequest } from 'electron';
import { app, BrowserWindow, session } from './electron.ts';
import type { HostSession } from './session.ts';
import { pages, serve, useHost, type TestServer } from './test-host.ts';

useHost();
let authority: CertificateAuthority;
let plain: TestServer;
let secure: TestServer;
let expired: TestServer;

beforeAll(async () => {
  authority = await createCertificateAuthority();
  const page = pages({ '/': '<title>here</title>', '/file.js': 'window.ran = true' });
  plain = await serve((request, response) => {
    if (request.url === '/set') response.setHeader('set-cookie', 'who=first; max-age=100');
    response.setHeader('content-type', 'text/html');
    response.end(`<title>${request.headers.cookie ?? 'none'}</title>`);
  });
  const good = await authority.issue();
  secure = await serve(page, { key: good.keyPem, cert: good.certPem });
  const old = await authority.issue({ notAfter: new Date(Date.now() - 1000) });
  expired = await serve(page, { key: old.keyPem, cert: old.certPem });
});

afterEach(() => {
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
});

afterAll(async () => {
  await Promise.all([plain.close(), secure.close(), expired.close()]);
});

let lastPartition = 0;
function newPartition(): string {
  return `partition-${++lastPartition}`;
}

async function titleIn(partition: string, url: string): Promise<string> {
  const window = new BrowserWindow({ webPreferences: { partition } });
  await window.loadURL(url);
  const title = await window.webContents.executeJavaScript('document.title');
  window.destroy();
  return String(title);
}

test('each partition has cookies of its own, until they are cleared', async () => {
  const first = newPartition();
  await titleIn(first, `${plain.origin}/set`);
  expect(await titleIn(first, `${plain.origin}/get`)).toBe('who=first');
  expect(await titleIn(newPartition(), `${plain.origin}/get`)).toBe('none');
  expect(await titleIn('', `${plain.origin}/get`)).toBe('none');
  await session.fromPartition(first).clearStorageData();
  expect(await titleIn(first, `${plain.origin}/get`)).toBe('none');
});

test('storage is cleared under an open window, too', async () => {
  const partition = newPartition();
  const window = new BrowserWindow({ webPreferences: { partition } });
  await window.loadURL(`${plain.origin}/set`);
  await window.webContents.executeJavaScript(`localStorage.setItem('a', 'b')`);
  // A page's write and the news of a clearing travel to and from the storage on their own: the page
  // may see the cleared storage a moment later, or its write may arrive after the clearing.
  await vi.waitFor(async () => {
    await window.webContents.session.clearStorageData();
    expect(
      await window.webContents.executeJavaScript(`[document.cookie, localStorage.getItem('a')]`),
    ).toEqual(['', null]);
  });
});

test('every new session is announced once, the one of a name is the same', () => {
  const created: HostSession[] = [];
  const listener = (made: HostSession): void => {
    created.push(made);
  };
  app.on('session-created', listener);
  const partition = newPartition();
  const made = session.fromPartition(partition);
  expect(session.fromPartition(partition)).toBe(made);
  app.off('session-created', listener);
  expect(created).toEqual([made]);
});

test('what the permission handlers refuse is denied to the page', async () => {
  const query = `navigator.permissions.query({ name: 'geolocation' }).then((p) => p.state)`;
  const partition = newPartition();
  const asked: string[] = [];
  session.fromPartition(partition).setPermissionRequestHandler((_contents, name, callback) => {
    asked.push(name);
    callback(false);
  });
  session.fromPartition(partition).setPermissionCheckHandler(() => false);
  const window = new BrowserWindow({ webPreferences: { partition } });
  await window.loadURL(`${plain.origin}/get`);
  expect(await window.webContents.executeJavaScript(query)).toBe('denied');
  expect(asked).toContain('geolocation');
});

test('without a verify proc Chromium refuses a certificate it does not know', async () => {
  const window = new BrowserWindow({ webPreferences: { partition: newPartition() } });
  await expect(window.loadURL(secure.origin)).rejects.toMatchObject({
    code: 'ERR_CERT_AUTHORITY_INVALID',
    errno: -202,
  });
  expect(secure.paths).toEqual([]);
});

test('a verify proc sees the certificate and can accept it, for its session alone', async () => {
  const requests: CertificateRequest[] = [];
  const partition = newPartition();
  session.fromPartition(partition).setCertificateVerifyProc((request, callback) => {
    requests.push(request);
    callback(0);
  });
  expect(await titleIn(partition, `${secure.origin}/`)).toBe('here');
  expect(await titleIn(partition, `${secure.origin}/`)).toBe('here');
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    hostname: 'localhost',
    verificationResult: 'net::ERR_CERT_AUTHORITY_INVALID',
    errorCode: -202,
    isIssuedByKnownRoot: false,
  });
  expect(requests[0]?.certificate.data).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  expect(requests[0]?.certificate.subjectName).toBe('localhost');
  expect(requests[0]?.certificate.issuerName).toMatch(/^Practice tenant CA /);

  const other = new BrowserWindow({ webPreferences: { partition: newPartition() } });
  await expect(other.loadURL(secure.origin)).rejects.toMatchObject({ errno: -202 });
});

test.each([
  ['refuses', -2, 'ERR_FAILED'],
  ['leaves it to Chromium', -3, 'ERR_CERT_AUTHORITY_INVALID'],
])('where the proc %s, nothing is requested', async (_what, answer, code) => {
  secure.paths.length = 0;
  const partition = newPartition();
  session.fromPartition(partition).setCertificateVerifyProc((_request, callback) => {
    callback(answer);
  });
  const window = new BrowserWindow({ webPreferences: { partition } });
  const failed = new Promise((resolve) => {
    window.webContents.once('did-fail-load', (_event, _code, text) => {
      resolve(text);
    });
  });
  await expect(window.loadURL(`${secure.origin}/`)).rejects.toMatchObject({ code });
  expect(await failed).toBe(code);
  expect(secure.paths).toEqual([]);
});

test('the proc is asked about the hosts of redirects and of what a page embeds', async () => {
  const hosts: string[] = [];
  const partition = newPartition();
  session.fromPartition(partition).setCertificateVerifyProc((request, callback) => {
    hosts.push(request.hostname);
    callback(request.verificationResult === 'net::ERR_CERT_DATE_INVALID' ? -2 : 0);
  });
  const window = new BrowserWindow({ webPreferences: { partition } });
  await window.loadURL(`${secure.origin}/`);
  const loaded = await window.webContents.executeJavaScript(`new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = '${secure.origin.replace('localhost', '127.0.0.1')}/file.js';
    script.onload = () => resolve('loaded');
    script.onerror = () => resolve('failed');
    document.head.append(script);
  })`);
  expect(loaded).toBe('loaded');
  expect(hosts).toEqual(['localhost', '127.0.0.1']);
});

test('an expired certificate is named as such', async () => {
  const results: string[] = [];
  const partition = newPartition();
  session.fromPartition(partition).setCertificateVerifyProc((request, callback) => {
    results.push(`${request.certificate.validExpiry < Date.now() / 1000} ${request.errorCode}`);
    callback(-3);
  });
  const window = new BrowserWindow({ webPreferences: { partition } });
  await expect(window.loadURL(expired.origin)).rejects.toMatchObject({ errno: -201 });
  expect(results).toEqual(['true -201']);
  expect(expired.paths).toEqual([]);
});

test('the system names the proxy that the environment of the test names', async () => {
  expect(await session.defaultSession.resolveProxy()).toBe('DIRECT');
  vi.stubEnv('ELECTRON_HOST_PROXY', 'PROXY 127.0.0.1:3128; DIRECT');
  expect(await session.defaultSession.resolveProxy()).toBe('PROXY 127.0.0.1:3128; DIRECT');
  vi.unstubAllEnvs();
});
