import type { Protocol } from '../../../shared/stages.ts';
import type { Scenario } from './types.ts';

/** Gives the function that makes the scenarios of one protocol; see {@link Scenario}. */
export function sayer(protocol: Protocol) {
  return (
    row: number,
    at: Scenario['at'],
    title: string,
    reply: string,
    closes = false,
  ): Scenario => ({ row, protocol, at, title, reply, closes });
}
