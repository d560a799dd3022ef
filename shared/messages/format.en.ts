/** Numbers, times and plurals as English writes them; the functions of one catalogue share them. */
const wholeNumber = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const seconds = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const plural = new Intl.PluralRules('en-GB');
const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** A count with its noun: `1 character`, `1,842 characters`. */
export function countOf(count: number, one: string, other: string): string {
  return `${wholeNumber.format(count)} ${plural.select(count) === 'one' ? one : other}`;
}

/** Names in a sentence: `IMAP`, `IMAP and POP`, `IMAP, POP and SMTP`. */
export function listOf(names: readonly string[]): string {
  return conjunction.format(names);
}

/** A duration given in milliseconds: `4 ms`, from one second on `1.2 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${wholeNumber.format(milliseconds)} ms`;
  return `${seconds.format(milliseconds / 1000)} s`;
}

/** An ISO 8601 time in the time zone of this computer; what is no time comes back unchanged. */
export function localTime(iso: string): string {
  const milliseconds = Date.parse(iso);
  return Number.isNaN(milliseconds) ? iso : dateAndTime.format(milliseconds);
}
