import { expect, test } from 'vitest';
import { chooseKind } from '../e2e/choose-kind.ts';

const present = { electron: '/electron', display: true, required: false };

test.each([
  ['present and shown', present, 'electron'],
  ['required, present and shown', { ...present, required: true }, 'electron'],
  ['absent', { ...present, electron: undefined }, 'chromium-host'],
  ['present without a display', { ...present, display: false }, 'chromium-host'],
])('where Electron is %s, the app runs in it or in the stand-in', (_case, facts, kind) => {
  expect(chooseKind(facts).kind).toBe(kind);
});

test.each([
  ['is not there', { ...present, electron: undefined }, 'Electron binary not present'],
  ['has no display', { ...present, display: false }, 'Electron needs a display'],
])('where Electron is required and %s, nothing else is taken', (_case, facts, reason) => {
  expect(() => chooseKind({ ...facts, required: true })).toThrow(reason);
  expect(() => chooseKind({ ...facts, required: true })).toThrow('REQUIRE_ELECTRON=1');
});
