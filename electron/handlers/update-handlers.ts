import type { UpdateState } from '../../shared/updates/state.ts';
import type { Result } from '../../shared/errors.ts';
import type { Handlers } from '../ipc/types.ts';
import { success } from '../../shared/results.ts';
import type { HandlerDependencies } from './types.ts';

type Channels =
  'update:state' | 'update:check' | 'update:download' | 'update:cancel' | 'update:install';

/** Updates of the app; each only when it is asked for. */
export function createUpdateHandlers({
  updates,
}: Pick<HandlerDependencies, 'updates'>): Pick<Handlers, Channels> {
  const state = (): Result<UpdateState> => success(updates.state());
  // What takes its time is told as it happens, and none of these ever rejects.
  return {
    'update:state': state,
    'update:check': () => {
      void updates.check();
      return state();
    },
    'update:download': () => {
      void updates.download();
      return state();
    },
    'update:cancel': () => {
      updates.cancel();
      return state();
    },
    'update:install': () => {
      void updates.install();
      return state();
    },
  };
}
