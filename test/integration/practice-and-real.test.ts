import { describe, expect, test } from 'vitest';
import type { AppError } from '../../shared/errors.ts';
import type { Protocol } from '../../shared/stages.ts';
import { type ServerName, serverProtocols } from '../servers/mail-servers.ts';
import { dialogue } from './check-facts.ts';
import { identity, logins, ways } from './logins.ts';
import { type Checked, recordedCheck } from './recorded-check.ts';
import { useMailBench } from './use-mail-bench.ts';

// The practice tenant knows no service principal, and its real counterparts get none here.
const bench = useMailBench();

/** What ends a check, as `stage: code`; nothing where it passes. */
function failures({ record }: Checked): string[] {
  const fail = (stage: string, { code }: AppError): string => `${stage}: ${code}`;
  return record.stages.flatMap(({ stage, error }) => (error ? [fail(stage, error)] : []));
}

/** A challenge of XOAUTH2, by protocol: what a server sends instead of refusing at once. */
const challenge: Readonly<Record<Protocol, RegExp>> = {
  imap: /^S: \+ \w/,
  pop: /^S: \+ \w/,
  smtp: /^S: 334 \w/,
};

/** The ways in that the practice tenant has, and their real counterparts. */
const servers: readonly ServerName[] = ['imaps', 'pop3s', 'smtpStarttls'];

const cases = servers.flatMap((server) => {
  const protocol = serverProtocols[server];
  return ways
    .filter(({ initialResponse }) => protocol === 'imap' || initialResponse === 'never')
    .flatMap(({ way, initialResponse }) =>
      logins.map((login) => ({ server, protocol, way, initialResponse, ...login })),
    );
});

describe('the practice tenant and real servers', () => {
  test.each(cases)('treat the same login alike: $server, $way, $name', async (login) => {
    const { practice } = bench();
    const { server, protocol, initialResponse } = login;
    const refused = login.refused?.(protocol);
    const endpoint = practice.endpoints[protocol];
    if (!endpoint) throw new Error(`the practice tenant has no server for ${protocol}`);
    const token = await login.token(practice, protocol);
    const options = { token, ...identity(login, protocol), initialResponse };
    const real = await recordedCheck(bench(), server, options);
    const simulated = await recordedCheck(bench(), server, { ...options, endpoint });

    expect(simulated.record.mailboxSize?.messages).toBe(real.record.mailboxSize?.messages);

    // Over IMAP, Exchange Online takes a good token for a mailbox that its bearer may not open and
    // only then says "User is authenticated but not connected"; Dovecot refuses the login.
    const isLate = protocol === 'imap' && refused === 'not-permitted';
    expect(failures(simulated)).toEqual(
      isLate ? ['mailbox: mailbox/not-connected'] : failures(real),
    );

    // It refuses without the challenge that real servers send first.
    const challenged = ({ record }: Checked) =>
      dialogue(record, 'auth').filter((line) => challenge[protocol].test(line)).length;
    expect(challenged(simulated)).toBe(0);
    expect(challenged(real)).toBe(failures(real).includes('auth: auth/refused') ? 1 : 0);

    // An application passes on the real side of the matrix, with a service principal of its own.
    const isAlone = login.name === 'application, with a service principal';
    const wrong = isAlone || refused !== undefined ? ['auth: auth/refused'] : [];
    const unsent = login.maySend === false ? ['send: send/sender-refused'] : [];
    expect(failures(real)).toEqual(protocol === 'smtp' ? [...wrong, ...unsent] : wrong);
  });
});
