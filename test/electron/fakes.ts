import { makeSecret } from '../../electron/auth/make-secret.ts';
import type { SignedIn } from '../../electron/auth/types.ts';
import type { Log } from '../../electron/log.ts';
import type { PracticeTenant } from '../../electron/practice/types.ts';
import type { SettingsStore } from '../../electron/store/settings.ts';
import type { AppInfo } from '../../shared/app-info.ts';
import type { Connection } from '../../shared/connection.ts';
import { defaultSettingsFile } from '../../shared/settings.ts';
import { exampleSignInRecord, exampleSummary, exampleToken } from '../support/sign-ins.ts';

export const exampleApp: AppInfo = {
  name: 'Mailbox OAuth Assistant',
  version: '0.1.0',
  platform: 'linux x64',
  node: '24.0.0',
};

export const exampleConnection: Connection = {
  version: 1,
  name: 'Scanner',
  practice: true,
  cloud: 'global',
  tenant: 'contoso.example',
  clientId: '11111111-2222-3333-4444-555555555555',
  access: 'delegated',
  flow: 'window',
  protocols: ['imap'],
  offlineAccess: true,
  user: 'ada@contoso.example',
};

/** A finished sign-in whose token is `token`. */
export function exampleSignedIn(signInId: string, expiresAt?: string, token = 'marker'): SignedIn {
  const accessToken = makeSecret(token);
  return {
    accessToken,
    authority: { issuer: 'https://login.example/t/v2.0' },
    summary: {
      ...exampleSummary,
      signInId,
      token: {
        ...exampleToken,
        length: accessToken.length,
        fingerprint: accessToken.fingerprint,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      },
    },
    record: exampleSignInRecord,
  };
}

/** A practice tenant that listens nowhere and counts how often it was stopped. */
export function fakePracticeTenant(port = 1): PracticeTenant & { stops: number } {
  const authority = `https://localhost:${port}/66666666-2222-3333-4444-555555555555`;
  const tenant = {
    stops: 0,
    authority,
    ca: 'PEM',
    endpoints: { imap: { host: 'localhost', port, security: 'tls' } },
    info: {
      tenantDomain: 'contoso.example',
      tenantId: '66666666-2222-3333-4444-555555555555',
      clientId: '11111111-2222-3333-4444-555555555555',
      authority,
      clientSecret: 'public',
      people: [],
      sharedMailboxes: [],
      applicationMailboxes: [],
      imap: { host: 'localhost', port },
      pop: { host: 'localhost', port },
      smtp: { host: 'localhost', port },
    },
    clientCertificate: () => Promise.resolve({ name: 'practice.pem', content: new Uint8Array() }),
    choose: () => Promise.resolve(),
    stop(): Promise<void> {
      tenant.stops += 1;
      return Promise.resolve();
    },
  } satisfies PracticeTenant & { stops: number };
  return tenant;
}

/** A promise whose end the test decides. */
export interface Held<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}

export function hold<T>(): Held<T> {
  let resolve: Held<T>['resolve'] = () => undefined;
  let reject: Held<T>['reject'] = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

/** What was told to a log. */
export interface LoggedEvent {
  level: string;
  event: string;
  fields: Readonly<Record<string, unknown>>;
}

/** A log that keeps its entries. */
export function recordedLog(): { log: Log; entries: LoggedEvent[] } {
  const entries: LoggedEvent[] = [];
  return { entries, log: (level, event, fields = {}) => entries.push({ level, event, fields }) };
}

/** Settings that are kept nowhere. */
export function memorySettings(): SettingsStore {
  let { settings, network } = defaultSettingsFile;
  return {
    settings: () => settings,
    network: () => network,
    problems: () => [],
    change: (change) => {
      settings = { ...settings, ...change };
      return Promise.resolve();
    },
    changeNetwork: (change) => {
      network = { ...network, ...change };
      return Promise.resolve();
    },
  };
}
