import { readOptions } from './options.ts';
import { runSoak } from './run-soak.ts';
import { tableOf } from './verdict.ts';

// Runs on and on in one process: at the end nothing may be there that was not there at the mark. See
// `turns.ts` for what is done, and `verdict.ts` for how much may grow and why.

const options = readOptions(process.argv.slice(2));
const { counted, seconds, outcomes } = await runSoak(options);
const { runs, mark } = options;
const ways = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
const grown = counted.filter(({ isGrown }) => isGrown);
const lines = [
  `${runs} runs in ${seconds.toFixed(0)} s: ${ways.join(', ')}`,
  ...tableOf(counted, [{ runs: mark }, { runs }]),
  grown.length === 0 ? 'Nothing grew.' : `${grown.length} grew.`,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = grown.length === 0 ? 0 : 1;
