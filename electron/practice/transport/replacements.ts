import type { Endpoint } from '../../../shared/connection.ts';
import { protocols, type Protocol } from '../../../shared/protocols.ts';
import type { IssuedCertificate } from '../certificate-authority.ts';
import type { StartMailServer } from '../mail-servers.ts';
import { closeReplacements, type Replacements } from '../scenario-stage.ts';
import { startAuthorityFault } from './authority-fault.ts';
import type { BadCertificates } from './certificates.ts';
import { startMailFault } from './mail-fault.ts';
import type { TransportScenario } from './types.ts';

/** What the servers of a practice tenant are replaced with, and from. */
export interface Originals {
  /** The right one. */
  certificate: IssuedCertificate;
  bad: BadCertificates;
  usual: Record<Protocol, Endpoint>;
  servers: Record<Protocol, StartMailServer>;
}

/** Whose server answers where the server of a protocol should. */
const mistakenFor: Record<Protocol, Protocol> = { imap: 'pop', pop: 'imap', smtp: 'imap' };

/** What a firewall that inspects SMTP makes of the word: as long, and no command. */
const stripped = 'XXXXXXXA';

/**
 * Starts the servers that stand in for others in a scenario.
 *
 * @throws if one cannot be started; the others are closed then
 */
export async function startReplacements(
  scenario: TransportScenario,
  { certificate, bad, usual, servers }: Originals,
): Promise<Replacements> {
  if (scenario.where === 'authority') {
    const authority = await startAuthorityFault(scenario.fault, { certificate, bad });
    return { authority, mail: {} };
  }
  const { fault, where } = scenario;
  const replacements: Replacements = { mail: {} };
  try {
    for (const protocol of protocols.filter((each) => where.includes(each))) {
      replacements.mail[protocol] = await startMailFault(fault, {
        ...{ certificate, bad },
        usual: usual[protocol],
        other: usual[mistakenFor[protocol]],
        start: servers[protocol],
        startStripped: () => servers[protocol]({ behaviour: { startTls: stripped } }),
      });
    }
    return replacements;
  } catch (error) {
    await closeReplacements(replacements);
    throw error;
  }
}
