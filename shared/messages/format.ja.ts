/** Numbers, times and lists as Japanese writes them; the functions of one catalogue share them. */
const wholeNumber = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 0 });
const seconds = new Intl.NumberFormat('ja-JP', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const dateAndTime = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'medium', timeStyle: 'short' });

/** A count with its counter: `1,842 文字`. Japanese has one form for all numbers. */
export function countOf(count: number, counter: string): string {
  return `${wholeNumber.format(count)} ${counter}`;
}

/** Names in a sentence: `IMAP`, `IMAP、POP、SMTP`. */
export function listOf(names: readonly string[]): string {
  return names.join('、');
}

/** A duration given in milliseconds: `4 ms`, from one second on `1.2 秒`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${wholeNumber.format(milliseconds)} ms`;
  return `${seconds.format(milliseconds / 1000)} 秒`;
}

/** An ISO 8601 time in the time zone of this computer; what is no time comes back unchanged. */
export function localTime(iso: string): string {
  const milliseconds = Date.parse(iso);
  return Number.isNaN(milliseconds) ? iso : dateAndTime.format(milliseconds);
}
