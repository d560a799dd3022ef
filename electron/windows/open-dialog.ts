import {
  BrowserWindow,
  dialog,
  type OpenDialogReturnValue,
  type OpenDialogOptions,
} from 'electron';

/** Shows the system's dialog for files over the app's window, so that it cannot hide behind it. */
export function showOpenDialog(options: OpenDialogOptions): Promise<OpenDialogReturnValue> {
  const window = BrowserWindow.getFocusedWindow();
  return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
}
