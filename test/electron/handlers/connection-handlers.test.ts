import { expect, test } from 'vitest';
import { createConnectionHandlers } from '../../../electron/handlers/connection-handlers.ts';
import type { HandlerDependencies } from '../../../electron/handlers/types.ts';
import type { LanguageId } from '../../../shared/language-ids.ts';
import { en } from '../../../shared/messages/en.ts';
import { ja } from '../../../shared/messages/ja.ts';
import { firstId, saved, secondId } from '../../shared/connections/examples.ts';
import { memoryConnections } from '../../support/memory-connections.ts';

/** The handlers, with two connections and a file of them. */
function make(language: LanguageId = 'en') {
  const connections = memoryConnections();
  connections.entries = [saved(), saved({ id: secondId, name: '' })];
  const file: { name: string; text: string } = { name: 'theirs.json', text: '' };
  const titles: string[] = [];
  const parts: Partial<HandlerDependencies> = {
    connections,
    connectionFiles: {
      save: (text, { exportTitle }) => {
        titles.push(exportTitle);
        file.text = text;
        return Promise.resolve({ ok: true, value: { saved: true } });
      },
      choose: ({ importTitle }) => {
        titles.push(importTitle);
        return Promise.resolve({ ok: true, value: file.text === '' ? undefined : file });
      },
    },
    language: () => language,
    now: () => Date.parse('2026-11-21T12:00:00.000Z'),
  };
  return { handlers: createConnectionHandlers(parts as HandlerDependencies), titles, file };
}

test('what is exported is found in the file, in the language of the window', async () => {
  const { handlers, titles } = make('ja');
  expect(await handlers['connection:choose-import'](undefined)).toEqual({
    ok: true,
    value: { kind: 'none' },
  });
  expect(await handlers['connection:export']({ ids: [secondId, firstId] })).toEqual({
    ok: true,
    value: { saved: true },
  });
  expect(await handlers['connection:choose-import'](undefined)).toMatchObject({
    ok: true,
    value: {
      kind: 'found',
      fileName: 'theirs.json',
      connections: [{ name: 'Scanner' }, { name: ja.connections.unnamed }],
    },
  });
  const { importTitle, exportTitle } = ja.connections.files;
  expect(titles).toEqual([importTitle, exportTitle, importTitle]);
});

test('only what is asked for is exported, and nothing where that is not there', async () => {
  const { handlers, file, titles } = make();
  const unknown = await handlers['connection:export']({ ids: [firstId.replace('0b', '0c')] });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'input/invalid' } });
  expect(titles).toEqual([]);
  await handlers['connection:export']({ ids: [secondId] });
  expect(file.text).toContain(en.connections.unnamed);
  expect(file.text).not.toContain('Scanner');
});

test('a file that cannot be taken says why', async () => {
  const { handlers, file } = make();
  file.text = '{}';
  expect(await handlers['connection:choose-import'](undefined)).toMatchObject({
    ok: false,
    error: { code: 'import/other-file' },
  });
});
