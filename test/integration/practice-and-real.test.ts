import { describe, expect, test } from 'vitest';
import type { Stage } from '../../shared/stages.ts';
import { type ServerName, serverProtocols } from '../servers/mail-servers.ts';
import { dialogue, stageOf } from './check-facts.ts';
import { identity, logins, ways } from './logins.ts';
import { type Checked, recordedCheck } from './recorded-check.ts';
import { useMailBench } from './use-mail-bench.ts';

// The practice tenant knows no service principal, and its real counterparts get none here.
const bench = useMailBench();

/** A challenge of XOAUTH2, by protocol: what a server sends instead of refusing at once. */
const challenges = { imap: /^S: \+ \w/, pop: /^S: \+ \w/, smtp: /^S: 334 \w/ } as const;

/** Each protocol on a real server, and where Exchange tells a delegate that he is none. */
const cases = (
  [['imaps', 'mailbox', 'mailbox/not-connected']] as const satisfies readonly (readonly [
    ServerName,
    Stage,
    string,
  ])[]
).flatMap(([server, stage, code]) =>
  ways
    .filter(
      ({ initialResponse }) => serverProtocols[server] === 'imap' || initialResponse === 'auto',
    )
    .flatMap(({ way, initialResponse }) =>
      logins.map((login) => ({ server, stage, code, way, initialResponse, ...login })),
    ),
);

describe('the practice tenant and real servers', () => {
  test.each(cases)('treat the same login alike: $server, $name, $way', async (login) => {
    const { practice } = bench();
    const { server, initialResponse } = login;
    const protocol = serverProtocols[server];
    const endpoint = practice.endpoints[protocol];
    if (!endpoint) throw new Error(`the practice tenant has no server for ${protocol}`);
    const token = await login.token(practice, protocol);
    const options = { token, ...identity(login, protocol), initialResponse };
    const real = await recordedCheck(bench(), server, options);
    const simulated = await recordedCheck(bench(), server, { ...options, endpoint });

    expect(simulated.record.outcome).toBe(real.record.outcome);
    const found = ({ record }: Checked) => stageOf(record, 'mailbox')?.summary;
    if (real.record.outcome === 'ok') expect(found(simulated)).toBe(found(real));

    // Exchange Online takes a good token for a mailbox that its bearer may not open and only then
    // says "User is authenticated but not connected", where Dovecot refuses the login.
    const failure = ({ record }: Checked) =>
      record.stages.flatMap(({ stage, error }) => (error ? [[stage, error.code]] : []));
    const isRefused = failure(real).length > 0;
    if (isRefused) expect(failure(real)).toEqual([['auth', 'auth/refused']]);
    expect(failure(simulated)).toEqual(
      login.refused?.(protocol) === 'not-permitted' ? [[login.stage, login.code]] : failure(real),
    );

    // It refuses without the challenge that Dovecot sends first.
    const challenged = ({ record }: Checked) =>
      dialogue(record, 'auth').filter((line) => challenges[protocol].test(line)).length;
    expect(challenged(simulated)).toBe(0);
    expect(challenged(real)).toBe(isRefused ? 1 : 0);
  });
});
