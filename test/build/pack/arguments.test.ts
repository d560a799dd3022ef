import { expect, test } from 'vitest';
import { readArguments } from '../../../build/pack/arguments.ts';

test.each([
  ['linux', 'linux'],
  ['win32', 'windows'],
  ['darwin', 'macos'],
] as const)('without arguments a build on %s is for that system', (platform, system) => {
  expect(readArguments([], platform)).toEqual({
    stub: false,
    systems: [system],
    foldersOnly: false,
    built: false,
    output: undefined,
  });
});

test('a stand-in is packed for the systems that are named', () => {
  const args = ['--stub', '--linux', '--windows', '--dir', '--built', '--output', '/tmp/x'];
  expect(readArguments(args, 'linux')).toEqual({
    stub: true,
    systems: ['linux', 'windows'],
    foldersOnly: true,
    built: true,
    output: '/tmp/x',
  });
});

test('what would be handed out is packed on its own system', () => {
  expect(readArguments(['--windows'], 'linux')).toContain('only with --stub');
  expect(readArguments(['--stub'], 'darwin')).toContain('on Linux only');
});

test('an argument that is none is named', () => {
  expect(readArguments(['--stubb'], 'linux')).toContain('"--stubb"');
});
