import { parseArgs } from 'node:util';

/** How much is measured. */
export interface BenchOptions {
  /** Counted sessions of each contestant. */
  rounds: number;
  /** Size of the stream for the readers. */
  megabytes: number;
  /** Checks in parallel batches. */
  checks: number;
}

/**
 * Reads `--rounds`, `--megabytes` and `--checks`; the defaults are what the goals are for.
 *
 * @throws where one is not a whole number from 1, or there is something else
 */
export function readOptions(programArguments: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...programArguments],
    options: {
      rounds: { type: 'string', default: '200' },
      megabytes: { type: 'string', default: '64' },
      checks: { type: 'string', default: '1000' },
    },
  });
  return {
    rounds: wholeNumber(values.rounds, '--rounds'),
    megabytes: wholeNumber(values.megabytes, '--megabytes'),
    checks: wholeNumber(values.checks, '--checks'),
  };
}

function wholeNumber(text: string, name: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`${name} must be a whole number from 1`);
  return Number(text);
}
