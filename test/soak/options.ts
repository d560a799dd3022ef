import { parseArgs } from 'node:util';

/** What may be planted, to see that it is noticed. */
export const leaks = ['listener', 'object', 'buffer', 'socket'] as const;
export type Leak = (typeof leaks)[number];

/** How long the soak is. */
export interface SoakOptions {
  /** Runs in all. */
  runs: number;
  /** The run after which everything has been done at least twice, and from which nothing may grow. */
  mark: number;
  /** What is done wrong in every run on purpose. */
  planted: readonly Leak[];
}

/**
 * Reads `--runs`, `--mark` and `--plant`, which may come more than once.
 *
 * @throws where one is not a whole number from 1, the mark is not before the end, or there is
 *   something else
 */
export function readOptions(programArguments: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...programArguments],
    options: {
      runs: { type: 'string', default: '2000' },
      mark: { type: 'string', default: '50' },
      plant: { type: 'string', multiple: true, default: [] },
    },
  });
  const runs = wholeNumber(values.runs, '--runs');
  const mark = wholeNumber(values.mark, '--mark');
  if (mark >= runs) throw new Error('--mark must be less than --runs');
  return { runs, mark, planted: values.plant.map(leakOf) };
}

function leakOf(text: string): Leak {
  const leak = leaks.find((known) => known === text);
  if (leak === undefined) throw new Error(`--plant must be one of ${leaks.join(', ')}`);
  return leak;
}

function wholeNumber(text: string, name: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`${name} must be a whole number from 1`);
  return Number(text);
}
