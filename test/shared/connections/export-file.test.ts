import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportText, readExport } from '../../../shared/connections/export-file.ts';
import { foreignValues } from '../../../shared/connections/foreign-values.ts';
import { maxConnections } from '../../../shared/connections/limits.ts';
import { cloudIds, clouds } from '../../../shared/clouds.ts';
import { seed } from '../../electron/mail/properties/seed.ts';
import { saved, secondId, typedDraft } from './examples.ts';

const at = '2026-11-21T12:00:00.000Z';

/** A file as this program writes it, to be spoiled. */
function file(change: (content: Record<string, unknown>) => unknown = (same) => same): string {
  const content = JSON.parse(exportText([saved()], 'New', at)) as Record<string, unknown>;
  return JSON.stringify(change(content));
}

/** The same with something else in its one connection's settings. */
function withDraft(change: object): string {
  return file((content) => {
    const [entry] = content['connections'] as [{ draft: object }];
    return { ...content, connections: [{ ...entry, draft: { ...entry.draft, ...change } }] };
  });
}

test('what is exported is imported as it was, under other names and with no ID and no time', () => {
  const written = exportText(
    [saved(), saved({ id: secondId, name: 'scanner' }), saved({ name: '' })],
    'New connection',
    at,
  );
  expect(written).not.toMatch(/createdAt|updatedAt|"id"|0b7d1f6e/);
  expect(readExport(`\ufeff${written}`)).toEqual({
    ok: true,
    value: ['Scanner', 'scanner (2)', 'New connection'].map((name) => ({
      name,
      draft: saved().draft,
    })),
  });
});

test('whatever was typed, the file that is written can be read', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, text, text, (name, tenant, furtherMailboxes) => {
      const connection = saved(
        { name: name.slice(0, 100) },
        { ...typedDraft, tenant, furtherMailboxes },
      );
      expect(readExport(exportText([connection], 'New', at))).toMatchObject({ ok: true });
    }),
    { seed, numRuns: 100 },
  );
});

describe('a file from a stranger is refused', () => {
  test.each([
    ['that is no JSON', 'import/other-file', 'MZ\u0090', undefined],
    ['that is cut off', 'import/other-file', file().slice(0, -20), undefined],
    ['that is empty', 'import/other-file', '', undefined],
    ['that is something else', 'import/other-file', '{"version":1,"connections":[]}', undefined],
    ['that is nothing', 'import/other-file', 'null', undefined],
    [
      'that nests without end',
      'import/other-file',
      '['.repeat(100_000) + ']'.repeat(100_000),
      undefined,
    ],
    [
      'of a later version',
      'import/other-version',
      file((content) => ({ ...content, version: 2, news: true })),
      '2',
    ],
    [
      'with no connection',
      'import/not-allowed',
      file((c) => ({ ...c, connections: [] })),
      'connections',
    ],
    [
      'with too many',
      'import/not-allowed',
      file((c) => ({
        ...c,
        connections: Array<unknown>(maxConnections + 1).fill((c['connections'] as unknown[])[0]),
      })),
      'connections',
    ],
    ['with a key of its own', 'import/not-allowed', file((c) => ({ ...c, more: 1 })), undefined],
    [
      'with a setting of its own',
      'import/not-allowed',
      withDraft({ proxy: 'x' }),
      'connections[0].draft',
    ],
    [
      'with a prototype',
      'import/not-allowed',
      file().replace('"draft":{', '"draft":{"__proto__":{"practice":true},'),
      'connections[0].draft',
    ],
    [
      'with a constructor',
      'import/not-allowed',
      withDraft({ constructor: { prototype: {} } }),
      'connections[0].draft',
    ],
    ['with a secret', 'import/secret', withDraft({ clientSecret: 'abc' }), 'connections[0].draft'],
    ['with a token', 'import/secret', file((c) => ({ ...c, refresh_token: 'abc' })), undefined],
    ['with a password', 'import/secret', withDraft({ Password: 'abc' }), 'connections[0].draft'],
    [
      'with a wish to send mail',
      'import/not-allowed',
      withDraft({ sendTestMessage: true }),
      'connections[0].draft',
    ],
    [
      'with a number for a text',
      'import/not-allowed',
      withDraft({ tenant: 5 }),
      'connections[0].draft.tenant',
    ],
    [
      'with a list for a text',
      'import/not-allowed',
      withDraft({ user: ['a'] }),
      'connections[0].draft.user',
    ],
    [
      'with a text that has no end',
      'import/not-allowed',
      withDraft({ user: 'x'.repeat(501) }),
      'connections[0].draft.user',
    ],
    [
      'with a cloud that does not exist',
      'import/not-allowed',
      withDraft({ cloud: 'evil' }),
      'connections[0].draft.cloud',
    ],
    [
      'with a control character',
      'import/not-allowed',
      withDraft({ user: 'a\r\nRCPT TO:<x>' }),
      'connections[0].draft.user',
    ],
    [
      'that writes backwards',
      'import/not-allowed',
      withDraft({ tenant: '\u202emoc.osotnoc' }),
      'connections[0].draft.tenant',
    ],
    [
      'with an app that signs in as a person does',
      'import/not-allowed',
      withDraft({ flow: 'secret' }),
      'connections[0].draft',
    ],
    [
      'with a protocol twice',
      'import/not-allowed',
      withDraft({ protocols: ['imap', 'imap'] }),
      'connections[0].draft.protocols',
    ],
    [
      'with a sign-in page of its own',
      'import/not-allowed',
      withDraft({ edits: { global: { authority: 'https://login.evil.example' } } }),
      'connections[0].draft.edits.global.authority',
    ],
    [
      'with a server that has more to it',
      'import/not-allowed',
      withDraft({
        edits: { dod: { servers: { imap: { host: 'a.b', port: '1', security: 'tls', ca: 'x' } } } },
      }),
      'connections[0].draft.edits.dod.servers.imap',
    ],
    [
      'without encryption',
      'import/not-allowed',
      withDraft({
        edits: { dod: { servers: { imap: { host: 'a.b', port: '1', security: 'none' } } } },
      }),
      'connections[0].draft.edits.dod.servers.imap.security',
    ],
  ])('%s', (_what, code, content, place) => {
    const found = readExport(content);
    expect(found.ok).toBe(false);
    if (found.ok) return;
    expect(found.error.code).toBe(code);
    expect(found.error.detail).toBe(place);
    expect(JSON.stringify(found.error)).not.toContain('abc');
  });

  test.each(['', ' ', 'Scan\u0007ner', 'x'.repeat(101)])('with the name %j', (name) => {
    const content = file((c) => ({
      ...c,
      connections: [{ ...(c['connections'] as object[])[0], name }],
    }));
    expect(readExport(content)).toMatchObject({
      error: { code: 'import/not-allowed', detail: 'connections[0].name' },
    });
  });
});

describe('what is not the cloud’s own', () => {
  const server = { host: 'mail.evil.example', port: '993', security: 'tls' } as const;

  test('is all there to be shown, of every cloud, with what the cloud has there', () => {
    const edits = {
      dod: { resources: { delegated: 'https://evil.example/' }, servers: { imap: server } },
    };
    const found = readExport(withDraft({ edits }));
    if (!found.ok) throw new Error(found.error.code);
    expect(found.value.flatMap(({ draft }) => foreignValues(draft))).toEqual([
      {
        cloud: 'dod',
        what: { kind: 'resource', access: 'delegated' },
        value: 'https://evil.example/',
        own: clouds.dod.delegatedResource.value,
      },
      {
        cloud: 'dod',
        what: { kind: 'server', protocol: 'imap' },
        value: 'mail.evil.example:993, TLS',
        own: 'outlook-dod.office365.us:993, TLS',
      },
    ]);
  });

  test('is left out where it would never be used, in every cloud', () => {
    const everywhere = Object.fromEntries(
      cloudIds.map((cloud) => [
        cloud,
        {
          resources: { delegated: 'https://evil.example/', application: 'https://evil.example/' },
          servers: { imap: server, pop: server, smtp: server },
        },
      ]),
    );
    const found = readExport(withDraft({ edits: everywhere }));
    if (!found.ok) throw new Error(found.error.code);
    const values = found.value.flatMap(({ draft }) => foreignValues(draft));
    expect(values.map(({ cloud }) => cloud)).not.toContain('global');
    expect(values.length).toBeGreaterThan(0);
    expect(found.value[0]?.draft.edits).not.toHaveProperty('global');
  });

  test('is nothing where the cloud’s own value was typed', () => {
    const { host, port, security } = clouds.dod.endpoints.imap.value;
    const own = { dod: { servers: { imap: { host, port: String(port), security } } } };
    expect(foreignValues({ edits: own })).toEqual([]);
  });
});
