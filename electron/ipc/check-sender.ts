import { uiOrigin } from '../windows/resolve-ui-file.ts';

/** What is looked at of a frame. */
export interface SenderFrame {
  readonly origin: string;
}

/** What is looked at of Electron's `IpcMainInvokeEvent`. */
export interface SenderEvent {
  readonly sender: object & { readonly mainFrame: SenderFrame };
  /** `null` where the frame has gone since it sent the message. */
  readonly senderFrame: SenderFrame | null;
}

/** Why a caller is refused, for the log. */
export type SenderRefusal = 'not-a-ui-window' | 'frame-gone' | 'not-the-main-frame' | 'origin';

/**
 * Whether a message comes from the main frame of one of the app's own windows while that shows the
 * app's own page. All three are needed: a sub-frame has the same window, and a window that was
 * led elsewhere has the same frame. Source: Electron, "Security", item 17.
 *
 * @param isUiWindow true for the contents of the app's own windows
 * @returns why it is refused; `undefined` where it is not
 */
export function checkSender(
  event: SenderEvent,
  isUiWindow: (contents: object) => boolean,
): SenderRefusal | undefined {
  if (!isUiWindow(event.sender)) return 'not-a-ui-window';
  // Read once: the property turns null when the frame goes, also between two looks at it.
  const frame = event.senderFrame;
  if (frame === null) return 'frame-gone';
  if (frame !== event.sender.mainFrame) return 'not-the-main-frame';
  if (frame.origin !== uiOrigin) return 'origin';
  return undefined;
}
