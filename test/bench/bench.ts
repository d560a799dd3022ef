import { protocols } from '../../shared/stages.ts';
import { benchAuth } from './auth/auth-bench.ts';
import { benchDiagnosis } from './diagnosis/diagnosis-bench.ts';
import {
  diagnosisGoals,
  type Goal,
  memoryGoals,
  readerGoals,
  rendererGoals,
  sessionGoals,
} from './goals.ts';
import { machineFacts } from './machine.ts';
import { benchMemory } from './memory/memory-bench.ts';
import { readOptions } from './options.ts';
import { benchReaders } from './reader/reader-bench.ts';
import { benchRenderer } from './renderer/renderer-bench.ts';
import {
  authLines,
  diagnosisLines,
  goalLines,
  memoryLines,
  readerLines,
  rendererLines,
  sessionLines,
} from './report.ts';
import { benchSessions } from './session-bench.ts';
import { startServers } from './servers.ts';

// Our checks against curl, imapflow and nodemailer on the same real servers: times, turns, the
// speed of the reader, memory; our sign-in and renewal against bare MSAL; the page of the window. The
// times are this machine's; the ratios are what to compare. A
// missed goal is a result like any other: only what could not be measured fails.

const options = readOptions(process.argv.slice(2));
/** Lines of the run that is diagnosed. */
const diagnosisSize = 100_000;
const goals: Goal[] = [];
print(await machineFacts());

// Before all else, as it counts how long the first one takes.
await measure(() => Promise.resolve(benchDiagnosis(diagnosisSize)), diagnosisLines, diagnosisGoals);

const servers = await startServers();
try {
  const { host, ports, ca, caFile, user, token } = servers;
  const target = { host, port: 0, ca, caFile, user, token };
  for (const protocol of protocols) {
    await measure(
      () => benchSessions(protocol, servers, target, options.rounds),
      sessionLines,
      sessionGoals,
    );
  }
  const task = { target, ports, checks: options.checks };
  await measure(() => benchMemory(task), memoryLines, memoryGoals);
} finally {
  await servers.stop();
}
await measure(
  () => benchAuth(options.rounds),
  authLines,
  () => [],
);
await measure(() => benchReaders(options.megabytes), readerLines, readerGoals);
await measure(benchRenderer, rendererLines, rendererGoals);
print(goalLines(goals));

/** Measures one thing and prints it; where that fails, says so and goes on with the next. */
async function measure<T>(
  work: () => Promise<T>,
  lines: (result: T) => string[],
  goalsOf: (result: T) => Goal[],
): Promise<void> {
  try {
    const result = await work();
    print(lines(result));
    goals.push(...goalsOf(result));
  } catch (error) {
    process.exitCode = 1;
    print([`NOT MEASURED: ${error instanceof Error ? error.message : 'unknown reason'}`]);
  }
}

/** One section of the report. */
function print(lines: readonly string[]): void {
  console.log(`${lines.join('\n')}\n`);
}
