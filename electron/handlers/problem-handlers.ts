import type { Handlers } from '../ipc/types.ts';
import { success } from '../../shared/results.ts';
import type { HandlerDependencies } from './types.ts';

type Channels = 'problem:preview' | 'problem:save' | 'window:error' | 'window:reload';

/** A page that fails again and again must not push everything else out of the log. */
const maxWindowErrors = 100;

/** Reports of problems, and what goes wrong in the window. */
export function createProblemHandlers({
  problems,
  log,
  reloadWindow,
  signIns,
  consent,
  tenantCheck,
  runs,
}: HandlerDependencies): Pick<Handlers, Channels> {
  let windowErrors = 0;
  return {
    'problem:preview': (request) => problems.preview(request),
    'problem:save': ({ id }) => problems.save(id),
    'window:error': (error) => {
      windowErrors += 1;
      if (windowErrors <= maxWindowErrors) log('error', 'window error', error);
      return success(undefined);
    },
    'window:reload': async () => {
      // The new page knows nothing of what the old one has begun.
      signIns.forgetAll();
      consent.cancel();
      tenantCheck.cancel();
      await runs.stop();
      log('warn', 'window reloaded', { why: 'asked' });
      reloadWindow();
      return success(undefined);
    },
  };
}
