import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { electronFault } from './supply/electron-majors.ts';

// Asks the npm registry, so it is a step of the continuous integration and of no test: whether the
// Electron that is pinned still gets security fixes. `npm start` and `npm test` need no network.
const path = fileURLToPath(new URL('../package.json', import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(path, 'utf8')) as {
  devDependencies: Record<string, string>;
};
const pinned = devDependencies['electron'] ?? '';
const newest = execFileSync('npm', ['view', 'electron', 'version'], {
  ...{ encoding: 'utf8', timeout: 60_000, shell: process.platform === 'win32' },
  stdio: ['ignore', 'pipe', 'inherit'],
}).trim();
const fault = electronFault(pinned, newest);
console.log(
  fault ?? `Electron ${pinned} is within the newest three majors; the newest is ${newest}.`,
);
process.exitCode = fault === undefined ? 0 : 1;
