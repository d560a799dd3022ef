import type { Protocol } from '../../shared/stages.ts';
import { contestants } from './contestants/all.ts';
import type { Contestant, Target } from './contestants/contestant.ts';
import type { BenchServers } from './servers.ts';
import { median, quantile } from './statistics.ts';
import { timeSessions } from './time-sessions.ts';
import { countTurns } from './turns/count-turns.ts';
import { startRelay } from './turns/relay.ts';
import type { Session } from './turns/turn-counter.ts';

/** How one contestant did; times in milliseconds. */
export interface SessionResult {
  name: string;
  measures: string;
  median: number;
  ninetyPercent: number;
  /** The median of the times up to where all have done the same; see `Timing`. */
  sameWork: number;
  session: Session;
}

export interface ProtocolResult {
  protocol: Protocol;
  title: string;
  /** Ours first. */
  results: SessionResult[];
}

const titles: Readonly<Record<Protocol, string>> = {
  imap: 'IMAPS',
  pop: 'POP3S',
  smtp: 'SMTP with STARTTLS',
};

/**
 * Counts the turns of every contestant of a protocol through a relay, and then times them without it.
 *
 * @param target where the servers are, whatever its port
 */
export async function benchSessions(
  protocol: Protocol,
  servers: BenchServers,
  target: Target,
  rounds: number,
): Promise<ProtocolResult> {
  const counted: { contestant: Contestant; session: Session }[] = [];
  const relay = await startRelay(protocol, servers);
  try {
    for (const contestant of contestants[protocol]) {
      counted.push({ contestant, session: await countTurns(contestant, target, relay) });
    }
  } finally {
    await relay.stop();
  }
  const port = servers.ports[protocol];
  const timings = await timeSessions(contestants[protocol], { ...target, port }, rounds);
  const results = counted.map(({ contestant: { name, measures }, session }, at) => {
    const own = timings[at] ?? [];
    const totals = own.map(({ total }) => total);
    return {
      ...{ name, measures, session },
      median: median(totals),
      ninetyPercent: quantile(totals, 0.9),
      sameWork: median(own.map(({ sameWork }) => sameWork)),
    };
  });
  return { protocol, title: titles[protocol], results };
}
