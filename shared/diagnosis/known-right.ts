import type { Facts } from './facts/facts.ts';
import type { Failure } from './facts/failures.ts';
import type { KnownRight } from './finding.ts';

/** What a failure leaves as known to be right: what passed before it, and what the token says. */
export function knownRight(facts: Facts, { check }: Failure): KnownRight[] {
  const stages = check?.stages ?? [];
  const failed = stages.findIndex(({ status }) => status === 'failed');
  const passed = stages.slice(0, failed).filter(({ status }) => status === 'ok');
  return [
    ...passed.map(({ stage }): KnownRight => ({ kind: 'stage', stage })),
    ...facts.worksOver.map((protocol): KnownRight => ({ kind: 'protocol', protocol })),
    ...(facts.audience === 'exchange' ? [{ kind: 'audience' as const }] : []),
    ...(facts.permission === 'there' ? [{ kind: 'permission' as const }] : []),
    ...(facts.tokenOver === 'no' ? [{ kind: 'token-time' as const }] : []),
    ...(facts.tokenUser === 'same' ? [{ kind: 'token-user' as const }] : []),
  ];
}
