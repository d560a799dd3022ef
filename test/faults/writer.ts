import { writeSync } from 'node:fs';
import { dieBefore } from './die-before.ts';
import { openStores, storeNames, type StoreName } from './stores.ts';
import { removeLeftParts } from '../../electron/store/left-parts.ts';

// Saves states without a pause until it is killed: those that come after what is there. Each that is
// kept is a line on standard output, `STORE NUMBER`, written before the next is begun. With
// `STORE STEP` at the end it saves one state of one store, and kills itself before a step of it.

const [profile = '', key = '', ticks = '0', only, step = ''] = process.argv.slice(2);
await removeLeftParts(profile);
const stores = await openStores(profile, Buffer.from(key, 'hex'));
const isName = (name: string | undefined): name is StoreName =>
  storeNames.some((known) => known === name);

if (isName(only)) {
  const next = (await stores[only].read()) + 1;
  await dieBefore(Number(step));
  await save(only, next);
  // What is not awaited must not decide how this ends.
  process.exit(0);
} else {
  const first = await Promise.all(storeNames.map((name) => stores[name].read(Number(ticks))));
  writeSync(1, 'begin 0\n');
  // All at once: a moment is then in the middle of several writes.
  await Promise.all(storeNames.map((name, index) => saveOn(name, first[index] ?? 0)));
}

async function saveOn(name: StoreName, last: number): Promise<never> {
  for (let number = last + 1; ; number += 1) await save(name, number);
}

async function save(name: StoreName, number: number): Promise<void> {
  const problem = await stores[name].save(number);
  if (problem) throw new Error(`${name} ${number}: ${problem.code}`);
  writeSync(1, `${name} ${number}\n`);
}
