import { parseCheckArguments, usage } from './arguments.ts';
import { exitStatus, print, reportWrongArguments } from './output.ts';
import { scenarioLines } from './scenario-list.ts';

async function main(args: readonly string[], signal: AbortSignal): Promise<number> {
  const request = parseCheckArguments(args);
  if (request.kind === 'wrong') return reportWrongArguments(request.message);
  if (request.kind === 'help') {
    print(process.stdout, [usage.trimEnd()]);
    return exitStatus.ok;
  }
  if (request.kind === 'scenarios') {
    print(process.stdout, scenarioLines());
    return exitStatus.ok;
  }
  // Sign-in and servers take a second to load; nobody should wait that long for the usage.
  const { runPracticeCheck } = await import('./practice-check.ts');
  return signal.aborted ? exitStatus.interrupted : runPracticeCheck(request, signal);
}

const interrupt = new AbortController();
// The first signal ends the check in order; `once` leaves a second one to end the process at once.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(name, () => {
    interrupt.abort();
  });
}
// Nobody reads on, as in `npm run check -- --practice | head`: nothing is left to be shown.
process.stdout.on('error', () => {
  interrupt.abort();
});
process.exitCode = await main(process.argv.slice(2), interrupt.signal);
