import { describe, expect, test } from 'vitest';
import { parseCheckArguments } from '../../../electron/cli/arguments.ts';

const plain = {
  flow: 'window',
  kind: 'check',
  protocols: ['imap', 'pop', 'smtp'],
  family: 'any',
  twoStep: false,
  full: false,
  json: false,
};

test('--practice alone checks every protocol as the first person', () => {
  expect(parseCheckArguments(['--practice'])).toEqual(plain);
});

test('every option has its effect', () => {
  expect(
    parseCheckArguments([
      '--practice',
      '--protocol=smtp,IMAP',
      '--user=alex@contoso.example',
      '--mailbox',
      'scanner@contoso.example',
      '--sender',
      'orders@contoso.example',
      '--send-test-message',
      'adele@contoso.example',
      '--two-step',
      '--ipv4',
      '--proxy=socks5://127.0.0.1:1080',
      '--scenario=smtp-mailbox-full',
      '--full',
      '--json',
    ]),
  ).toEqual({
    kind: 'check',
    protocols: ['imap', 'smtp'],
    flow: 'window',
    user: 'alex@contoso.example',
    mailbox: 'scanner@contoso.example',
    sender: 'orders@contoso.example',
    testMessageTo: 'adele@contoso.example',
    family: 'ipv4',
    proxy: { kind: 'socks5', host: '127.0.0.1', port: 1080 },
    scenario: 'smtp-mailbox-full',
    twoStep: true,
    full: true,
    json: true,
  });
});

test('protocols may be named one by one, and twice', () => {
  const args = ['--practice', '--protocol', 'pop', '--protocol', 'imap,pop', '--ipv6'];
  expect(parseCheckArguments(args)).toEqual({
    ...plain,
    protocols: ['imap', 'pop'],
    family: 'ipv6',
  });
});

test.each([
  ['device-code', 'aadsts-70019-device-code-expired'],
  ['device-code', 'aadsts-50173-revoked'],
  ['secret', 'aadsts-7000222-secret-expired'],
  ['certificate', 'aadsts-90002-no-such-tenant'],
  ['secret', 'imap-token-for-graph'],
])('--flow %s goes with --scenario %s', (flow, scenario) => {
  const args = ['--practice', `--flow=${flow}`, `--scenario=${scenario}`];
  expect(parseCheckArguments(args)).toEqual({ ...plain, flow, scenario });
});

test('--help is help, whatever else is there, and --scenario list needs nothing else', () => {
  expect(parseCheckArguments(['--help'])).toEqual({ kind: 'help' });
  expect(parseCheckArguments(['-h', '--practice', '--user', 'x'])).toEqual({ kind: 'help' });
  expect(parseCheckArguments(['--scenario', 'list'])).toEqual({ kind: 'scenarios' });
});

test.each([
  [['--bogus'], '--bogus'],
  [['surplus'], 'surplus'],
  [['--practice=yes'], '--practice'],
  [['--practice', '--user'], '--user'],
  [['--practice', '--user', 'adele'], '--user'],
  [['--practice', '--user', 'adele@contoso.example\r\nA1 LOGOUT'], '--user'],
  [['--practice', '--mailbox', 'a b@contoso.example'], '--mailbox'],
  [['--practice', '--mailbox', ''], '--mailbox'],
  [['--practice', '--sender', 'x'], '--sender'],
  [['--practice', '--send-test-message', 'x'], '--send-test-message'],
  [['--practice', '--protocol', ''], '--protocol'],
  [['--practice', '--protocol', 'imap;pop'], '--protocol'],
  [['--practice', '--protocol', 'imap,nntp'], '--protocol'],
  [['--practice', '--protocol=imap', '--sender=a@contoso.example'], '--sender'],
  [['--practice', '--protocol=pop', '--send-test-message=a@b.example'], '--send-test-message'],
  [['--practice', '--ipv4', '--ipv6'], '--ipv4'],
  [['--practice', '--scenario', 'nothing'], '--scenario'],
  [['--practice', '--scenario', 'toString'], '--scenario'],
  [['--practice', '--protocol=imap', '--scenario=pop-refused'], '--protocol pop'],
  [['--practice', '--scenario=smtp-mailbox-full'], '--send-test-message'],
  [['--practice', '--flow'], '--flow'],
  [['--practice', '--flow', ''], '--flow must be one of window, device-code'],
  [['--practice', '--flow', 'browser'], '--flow must be one of window, device-code'],
  [['--practice', '--flow', 'toString'], '--flow'],
  [['--practice', '--flow=secret', '--user=adele@contoso.example'], '--flow secret is the app'],
  [['--practice', '--flow=certificate', '--user=adele@contoso.example'], '--flow certificate'],
  [['--practice', '--flow=secret', '--scenario=aadsts-70008-code-expired'], '--flow window'],
  [['--practice', '--scenario=aadsts-70019-device-code-expired'], '--flow device-code'],
  [['--practice', '--scenario=aadsts-7000215-wrong-secret'], '--flow secret or certificate'],
  [[], '--practice'],
])('%j is wrong and the message names the argument', (args, name) => {
  const parsed = parseCheckArguments(args);
  expect(parsed.kind).toBe('wrong');
  expect(parsed.kind === 'wrong' && parsed.message).toContain(name);
});

test('without --practice it says that the terminal has the practice tenant only so far', () => {
  const parsed = parseCheckArguments(['--user', 'adele@contoso.example']);
  expect(parsed).toMatchObject({ kind: 'wrong' });
  expect(parsed.kind === 'wrong' && parsed.message).toContain('practice tenant only so far');
});

describe('--proxy', () => {
  const parse = (value: string) => parseCheckArguments(['--practice', `--proxy=${value}`]);

  test.each([
    [
      'http://proxy.contoso.example:3128',
      { kind: 'http', host: 'proxy.contoso.example', port: 3128 },
    ],
    ['HTTP://10.0.0.1:80/', { kind: 'http', host: '10.0.0.1', port: 80 }],
    ['socks5://[::1]:1080', { kind: 'socks5', host: '::1', port: 1080 }],
    [
      'http://svc%40contoso@proxy.example:8080',
      { kind: 'http', host: 'proxy.example', port: 8080, user: 'svc@contoso' },
    ],
    ['http://@proxy.example:8080', { kind: 'http', host: 'proxy.example', port: 8080 }],
  ])('takes %s', (value, proxy) => {
    expect(parse(value)).toMatchObject({ kind: 'check', proxy });
  });

  test.each([
    'proxy.example:8080',
    'http://proxy.example',
    'https://proxy.example:443',
    'socks4://proxy.example:1080',
    'http://proxy.example:0',
    'http://proxy.example:65536',
    'http://proxy.example:8080/path',
    'http://a b:8080',
    'http://%zz@proxy.example:8080',
    'http://proxy.example:8080\r\nX: y',
  ])('does not take %j', (value) => {
    const parsed = parse(value);
    expect(parsed).toMatchObject({ kind: 'wrong' });
    expect(parsed.kind === 'wrong' && parsed.message).toContain('--proxy must be');
  });

  test.each(['http://svc:canary@proxy.example:8080', 'socks5://:canary@proxy.example:1080'])(
    'refuses a password in %s, and does not repeat it',
    (value) => {
      const parsed = parse(value);
      expect(parsed.kind === 'wrong' && parsed.message).toContain('PROXY_PASSWORD');
      expect(JSON.stringify(parsed)).not.toContain('canary');
    },
  );
});
