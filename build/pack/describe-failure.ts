/** What went wrong, in one line and, where it was a download, with what helps. */
export function describeFailure(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const line = message.split('\n').find((each) => each.trim() !== '') ?? 'without a reason';
  const isDownload = /fetch|download|ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT|github\.com|HTTP/i.test(
    message,
  );
  return isDownload
    ? `Nothing was packed: Electron or a tool of the packager could not be downloaded (${line.trim()}). Set ELECTRON_MIRROR or HTTPS_PROXY, or try everything else with: npm run dist -- --stub`
    : `Nothing was packed: ${line.trim()}`;
}
