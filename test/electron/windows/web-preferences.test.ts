import { describe, expect, test } from 'vitest';
import { webPreferences } from '../../../electron/windows/web-preferences.ts';

describe('web preferences', () => {
  test.each([true, false])('are hardened in full, packaged: %s', (packaged) => {
    expect(webPreferences(packaged)).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
    });
  });

  test('switch no experimental feature of the engine on', () => {
    expect(Object.keys(webPreferences(true, '/preload.cjs'))).not.toContain('enableBlinkFeatures');
  });

  test('have developer tools only while the app is not packaged', () => {
    expect(webPreferences(true).devTools).toBe(false);
    expect(webPreferences(false).devTools).toBe(true);
  });

  test('have a preload script only where one was given', () => {
    expect(webPreferences(true, '/preload.cjs').preload).toBe('/preload.cjs');
    expect(Object.keys(webPreferences(true))).not.toContain('preload');
  });
});
