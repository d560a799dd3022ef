import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { layers } from '../../build/eslint-layers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    ...layers,
    {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parser: (await import('typescript-eslint')).parser },
    },
  ],
});

/** The rules that complain when `code` stands in `filePath`. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

describe('the layers', () => {
  it.each([
    ['shared/x.ts', "import { readFileSync } from 'node:fs'; readFileSync('x');"],
    ['shared/x.ts', "import fs from 'fs'; fs.readFileSync('x');"],
    ['shared/x.ts', "import { app } from 'electron'; app.quit();"],
    ['shared/x.ts', "import type { App } from 'electron'; export type A = App;"],
    ['shared/text/x.ts', "import { run } from '../../electron/mail/run.ts'; run();"],
    ['shared/x.ts', "import { useState } from 'react'; useState();"],
    ['renderer/x.tsx', "import { run } from '../electron/mail/run.ts'; run();"],
    ['renderer/steps/x.tsx', "import { run } from '../../electron/mail/run.ts'; run();"],
    ['renderer/x.tsx', "import { ipcRenderer } from 'electron'; ipcRenderer.send('x');"],
    ['renderer/x.tsx', "import { connect } from 'node:net'; connect(1);"],
    ['electron/mail/x.ts', "import { App } from '../../renderer/app.tsx'; App();"],
    ['electron/main.ts', "import { App } from '../renderer/app.tsx'; App();"],
    ['electron/mail/x.ts', "import { app } from 'electron'; app.quit();"],
    ['electron/auth/x.ts', "import { shell } from 'electron/main'; shell.beep();"],
    ['electron/main.ts', "import { launch } from '../test/e2e/launch.ts'; launch();"],
    ['test/e2e/x.ts', "import { app } from 'electron'; app.quit();"],
  ])('refuse in %s: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual(['no-restricted-imports']);
  });

  it.each([
    ['shared/x.ts', 'export const at = new URL("https://a.example");'],
    ['shared/x.ts', 'export const cwd = process.cwd();'],
    ['shared/x.ts', 'document.title = "x";'],
    ['shared/x.ts', 'setTimeout(() => undefined, 1);'],
  ])('refuse platform globals in %s: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual(['no-restricted-globals']);
  });

  it.each([
    ['electron/main.ts', "import { app } from 'electron'; app.quit();"],
    ['electron/windows/x.ts', "import { app } from 'electron'; app.quit();"],
    ['electron/ipc/x.ts', "import { ipcMain } from 'electron'; ipcMain.eventNames();"],
    ['electron/preload.ts', "import { ipcRenderer } from 'electron'; ipcRenderer.send('x');"],
    ['electron/mail/x.ts', "import { connect } from 'node:net'; connect(1);"],
    ['electron/mail/x.ts', "import { Secret } from '../../shared/secret.ts'; new Secret('', '');"],
    ['renderer/x.tsx', "import { stages } from '../shared/stages.ts'; stages.at(0);"],
  ])('allow in %s: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});
