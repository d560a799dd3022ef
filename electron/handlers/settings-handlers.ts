import type { SettingsView } from '../../shared/settings.ts';
import type { Handlers } from '../ipc/types.ts';
import { success } from '../../shared/results.ts';
import type { HandlerDependencies } from './types.ts';

type Channels =
  | 'settings:read'
  | 'settings:set'
  | 'about:licences'
  | 'log:open-folder'
  | 'keeping:contents'
  | 'keeping:remove-all';

/** What was set for this program, and changing it. */
export function createSettingsHandlers({
  settings,
  systemLanguages,
  applySettings,
  openLogFolder,
  licences,
  keeping,
  updates,
}: HandlerDependencies): Pick<Handlers, Channels> {
  const view = (): SettingsView => ({
    settings: settings.settings(),
    systemLanguages: [...systemLanguages()],
    problems: settings.problems(),
  });
  return {
    'settings:read': () => success(view()),
    'settings:set': async ({ change }) => {
      const kept = settings.change(change);
      // What holds at once is seen at once, however long the disk takes.
      applySettings(settings.settings());
      if (change.updateFeed !== undefined) void updates.settingsChanged();
      await kept;
      return success(view());
    },
    'about:licences': () => licences(),
    'log:open-folder': () => openLogFolder(),
    'keeping:contents': () => keeping.contents(),
    'keeping:remove-all': async () => {
      const removed = await keeping.removeAll();
      return removed.ok ? success(undefined) : removed;
    },
  };
}
