import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pseudonymise } from '../../../shared/report/pseudonyms/pseudonymise.ts';
import { sourceOf } from '../../../shared/report/source.ts';
import { runRecordSchema, type RunRecord } from '../../../shared/run-record.ts';
import { encodeBase64Text } from '../../../shared/text/base64.ts';
import { passedRun, refusedRun } from '../run-records.ts';
import { everyForm } from './written.ts';

function hidden(record: RunRecord): RunRecord {
  const { subject } = pseudonymise(sourceOf({ kind: 'run', record }));
  if (subject.kind !== 'run') throw new Error('it was a run');
  return subject.record;
}

/** A run in which the server says this, and what becomes of that. */
function saidTo(text: string, change: (record: RunRecord) => void = () => undefined): string {
  const record = refusedRun(undefined, [{ stage: 'auth', kind: 'received', text }]);
  change(record);
  return hidden(record).checks[0]?.transcript[0]?.text ?? '';
}

const tenant = '5c0f3b7a-2d1e-4f86-9a3c-7e1d4b60a9f2';

describe('what the connection names', () => {
  const cases: [said: string, becomes: string][] = [
    ['for ADELE@Contoso.Example.', 'for user-1@domain-1.example.'],
    ['login_hint=adele%40contoso.example&x', 'login_hint=user-1%40domain-1.example&x'],
    ['a%3Dadele%2540contoso.example', 'a%3Duser-1%2540domain-1.example'],
    ['{"u":"adele\\u0040contoso.example"}', '{"u":"user-1\\u0040domain-1.example"}'],
    ['\\x09adele@contoso.example\\x09', '\\x09user-1@domain-1.example\\x09'],
    ['\\r\\ncontoso.example', '\\r\\ndomain-1.example'],
    [
      'https://login.microsoftonline.com/contoso.example/v2.0',
      'https://login.microsoftonline.com/domain-1.example/v2.0',
    ],
    ['mail.contoso.example', 'host-1.domain-1.example'],
    [tenant.toUpperCase(), '00000000-0000-4000-8000-000000000002'],
    [tenant.replaceAll('-', ''), '00000000000040008000000000000002'],
    [
      `AUTH ${encodeBase64Text('adele@contoso.example')}`,
      `AUTH ${encodeBase64Text('user-1@domain-1.example')}`,
    ],
    [
      `/${encodeBase64Text('\u0000adele@contoso.example\u0000x')}`,
      `/${encodeBase64Text('\u0000user-1@domain-1.example\u0000x')}`,
    ],
  ];
  test.each(cases)('%j becomes %j', (text, becomes) => {
    expect(saidTo(text)).toBe(becomes);
  });

  test('has the same pseudonyms in each report, whatever a run found', () => {
    const other = saidTo('zoe@fabrikam.com then adele@contoso.example');
    expect(other).toBe('user-3@domain-2.example then user-1@domain-1.example');
    expect(hidden(passedRun()).connection).toMatchObject({
      ...{ name: 'connection', tenant: 'domain-1.example', user: 'user-1@domain-1.example' },
      ...{ sharedMailbox: 'user-2@domain-1.example' },
      clientId: '00000000-0000-4000-8000-000000000001',
    });
  });
});

describe('what only has the form of a name', () => {
  const cases: [said: string, becomes: string][] = [
    ['from 10.1.2.3 or [fe80::1]', 'from 192.0.2.1 or [2001:db8::1]'],
    ['for megan_fabrikam.com#EXT#@tailspin.onmicrosoft.com', 'for user-3@domain-2.onmicrosoft.com'],
    ["in the directory 'Contoso Ltd'. x", "in the directory 'name-2'. x"],
    [
      'Trace ID: 12345678-1234-1234-1234-123456789abc',
      'Trace ID: 12345678-1234-1234-1234-123456789abc',
    ],
    ['app 12345678-1234-1234-1234-123456789abc', 'app 00000000-0000-4000-8000-000000000004'],
    ['from zoe@outlook.com', 'from user-3@outlook.com'],
  ];
  test.each(cases)('%j becomes %j', (text, becomes) => {
    expect(saidTo(text)).toBe(becomes);
  });

  test.each([
    'outlook.office365.com and login.microsoftonline.com',
    '* OK [AM0PR02CA0018.eurprd02.prod.outlook.com 2026-11-21T12:00:00.000Z 08DE28]',
    'scope IMAP.AccessAsUser.All offline_access, TLSv1.3, 45.4.1, 156.0.8078.79',
    'STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied',
    'connected to 127.0.0.1 or ::1 at 01:00:00, 0A:1B:2C',
    '00000003-0000-0000-c000-000000000000',
    'AUTHENTICATE XOAUTH2 QUFBQUFBQUFBQUFBQUFBQQ==',
  ])('%j stays as it is', (text) => {
    expect(saidTo(text)).toBe(text);
  });

  test('a pseudonym is never a name that is there already', () => {
    expect(saidTo('user-1@domain-1.example is not adele@contoso.example')).not.toMatch(
      /^(\S+) is not \1$/,
    );
  });
});

test('names in certificates, claims and of the proxy are replaced, and Microsoft’s stay', () => {
  const record = passedRun();
  const [check] = record.checks;
  if (!check?.tls) throw new Error('the built record has a certificate');
  check.tls.chain = [
    {
      subject: 'CN=mail.contoso.technology, O=Contoso Ltd, C=JP',
      issuer: 'CN=Inspection CA, O=Contoso Ltd',
      altNames: ['DNS:*.contoso.technology', 'IP Address:10.0.0.9'],
      validFrom: '2026-11-20T00:00:00.000Z',
      validTo: '2027-02-18T00:00:00.000Z',
      sha256: 'AA:BB',
    },
  ];
  record.network = {
    family: 'any',
    proxy: { kind: 'http', host: 'gate01', port: 3128, user: 'svc' },
  };
  record.token.claims = [
    { name: 'name', value: 'Adele Vance' },
    { name: 'app_displayname', value: 'IMAP' },
    { name: 'scp', value: 'IMAP.AccessAsUser.All' },
  ];
  check.transcript = [
    { ...check.transcript[0], text: 'CN=mail.contoso.technology, O=Contoso Ltd · by gate01:3128' },
    { ...check.transcript[1], text: 'C: IMAP for Adele Vance' },
  ] as typeof check.transcript;
  const changed = hidden(record);
  const said = JSON.stringify(changed);
  expect(said).not.toMatch(/contoso|vance|gate01|"svc"|10\.0\.0\.9|AA:BB/i);
  expect(changed.checks[0]?.transcript[1]?.text).toMatch(/^C: IMAP for name-\d$/);
  expect(changed.token.claims[2]?.value).toBe('IMAP.AccessAsUser.All');
  expect(runRecordSchema.safeParse(changed).success).toBe(true);
});

const word = fc.stringMatching(/^[a-z]{5,9}$/);
const names = fc
  .record({ local: word, domain: word, host: word, guid: fc.uuid() })
  .filter(({ local, domain, host }) => new Set([local, domain, host]).size === 3);

/** Ways in which a text has a name in it. */
const ways = [
  (name: string) => name,
  (name: string) => name.toUpperCase(),
  (name: string) => `<${name}>`,
  (name: string) => `x=${encodeURIComponent(name)}&y`,
  (name: string) => `"${name}",`,
  (name: string) => `AUTH LOGIN ${encodeBase64Text(`user ${name}`)}`,
];

test('no name of a run survives in any form of its report, and nothing but names changes', () => {
  fc.assert(
    fc.property(names, fc.nat(ways.length - 1), fc.boolean(), (given, way, later) => {
      const { local, domain, host, guid } = given;
      const address = `${local}@q${domain}.com`;
      const server = `${host}.q${domain}.com`;
      const form = ways[way] ?? String;
      const planted = [address, server, guid].map(form).join(' ; ');
      const record = refusedRun({ code: 'auth/refused', detail: planted }, [
        { stage: 'auth', kind: later ? 'received' : 'note', text: `said ${planted} end` },
      ]);
      record.connection = {
        ...record.connection,
        ...{
          name: `${local} at ${server}`,
          tenant: `q${domain}.com`,
          clientId: guid,
          user: address,
        },
      };
      const all = everyPseudonymisedForm(record);
      for (const name of [address, `q${domain}`, server, guid, local]) {
        expect(all.includes(name.toLowerCase()), name).toBe(false);
      }
      const changed = hidden(record);
      expect(changed.checks[0]?.transcript[0]?.text).toMatch(/^said .* end$/);
      expect({ ...changed.checks[0], transcript: [] }).toMatchObject({ durationMs: 81.6 });
    }),
    { seed: 20_261_121, numRuns: 8 },
  );
});

function everyPseudonymisedForm(record: RunRecord): string {
  return everyForm(record, 'pseudonyms').toLowerCase();
}

test('the same name has the same pseudonym everywhere, and how many there are is said', () => {
  const { replaced, diagnosis } = pseudonymise(sourceOf({ kind: 'run', record: refusedRun() }));
  expect(replaced).toMatchObject({ address: 2, domain: 1, id: 4 });
  expect(JSON.stringify(diagnosis)).not.toContain('contoso');
});
