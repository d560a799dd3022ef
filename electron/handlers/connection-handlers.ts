import { exportText, readExport } from '../../shared/connections/export-file.ts';
import { catalogues } from '../../shared/messages/catalogues.ts';
import type { Handlers } from '../ipc/types.ts';
import { failure, success } from '../../shared/results.ts';
import type { HandlerDependencies } from './types.ts';

type Channels =
  | 'connection:list'
  | 'connection:save'
  | 'connection:delete'
  | 'connection:restore'
  | 'connection:forget-deleted'
  | 'connection:export'
  | 'connection:choose-import';

/** The connections of this computer, and files of them for others. */
export function createConnectionHandlers({
  connections,
  connectionFiles,
  language,
  now = Date.now,
}: HandlerDependencies): Pick<Handlers, Channels> {
  const texts = () => catalogues[language()].connections;
  return {
    'connection:list': async () => success(await connections.list()),
    'connection:save': ({ connection, open }) => connections.save(connection, open),
    'connection:delete': ({ id }) => connections.remove(id),
    'connection:restore': ({ id }) => connections.restore(id),
    'connection:forget-deleted': async () => {
      await connections.endUndo();
      return success(undefined);
    },
    'connection:export': async ({ ids }) => {
      const { connections: all } = await connections.list();
      const chosen = all.filter(({ id }) => ids.includes(id));
      if (chosen.length === 0) return failure('input/invalid');
      const { files, unnamed } = texts();
      const at = new Date(now()).toISOString();
      return connectionFiles.save(exportText(chosen, unnamed, at), files);
    },
    'connection:choose-import': async () => {
      const chosen = await connectionFiles.choose(texts().files);
      if (!chosen.ok) return chosen;
      if (!chosen.value) return success({ kind: 'none' });
      const { name: fileName, text } = chosen.value;
      const found = readExport(text);
      return found.ok ? success({ kind: 'found', fileName, connections: found.value }) : found;
    },
  };
}
