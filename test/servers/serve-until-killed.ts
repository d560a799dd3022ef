import { startMailBench } from './mail-bench.ts';
import { findMailServers } from './require-mail-servers.ts';

// A program that starts the bench, says on standard output where it is, and does nothing more: for
// the test that servers end with whoever started them.

const programs = await findMailServers();
if ('missing' in programs) throw new Error(programs.missing);
const { servers } = await startMailBench(programs);
process.stdout.write(`${JSON.stringify(servers.endpoints)}\n`);
