import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

// One program a part, because each part must compile with its own libraries only: shared/ without
// Node and DOM, electron/ without DOM, renderer/ without Node. Tests and tools see everything.
let failed = false;
for (const part of ['shared', 'electron', 'renderer', 'test']) {
  const child = spawn(process.execPath, [tsc, '-p', `build/tsconfig.${part}.json`], {
    cwd: root,
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
