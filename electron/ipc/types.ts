import type { Result } from '../../shared/errors.ts';
import type {
  NotificationChannel,
  Notifications,
  RequestChannel,
  RequestOf,
  ResponseOf,
} from '../../shared/ipc.ts';

/** Answers one channel. The request was parsed and its sender checked before it is called. */
export type Handler<C extends RequestChannel> = (
  request: RequestOf<C>,
) => Result<ResponseOf<C>> | Promise<Result<ResponseOf<C>>>;

/** One handler for every channel of the contract. */
export type Handlers = { [C in RequestChannel]: Handler<C> };

/** Tells the app's windows something they did not ask for. */
export type Notify = <C extends NotificationChannel>(channel: C, message: Notifications[C]) => void;
