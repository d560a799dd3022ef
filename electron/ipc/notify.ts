import type { NotificationChannel, Notifications } from '../../shared/ipc.ts';
import { openUiWindows } from '../windows/window-registry.ts';

/**
 * Tells every open window of the app something it did not ask for. The only place that sends to
 * windows: what crosses is typed by the contract, and a sign-in window never hears it.
 */
export function notify<C extends NotificationChannel>(channel: C, message: Notifications[C]): void {
  for (const contents of openUiWindows()) contents.send(channel, message);
}
