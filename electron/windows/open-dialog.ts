import {
  BrowserWindow,
  dialog,
  type OpenDialogOptions,
  type OpenDialogReturnValue,
  type SaveDialogOptions,
  type SaveDialogReturnValue,
} from 'electron';

/** Shows the system's dialog for files over the app's window, so that it cannot hide behind it. */
export function showOpenDialog(options: OpenDialogOptions): Promise<OpenDialogReturnValue> {
  const window = BrowserWindow.getFocusedWindow();
  return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options);
}

/** The same for a file to be written. */
export function showSaveDialog(options: SaveDialogOptions): Promise<SaveDialogReturnValue> {
  const window = BrowserWindow.getFocusedWindow();
  return window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options);
}
