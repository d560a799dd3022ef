import type { Incoming } from './send.ts';

/**
 * How far the server's clock is ahead of ours, in milliseconds: its `Date` (RFC 9110 section 6.6.1),
 * taken in the middle of the second that it names and of the time that the answer took.
 *
 * @returns `undefined` where the answer has no date that can be read
 */
export function clockOffset({ headers, sentAt, answeredAt }: Incoming): number | undefined {
  const { date } = headers;
  const server = date === undefined ? NaN : Date.parse(date);
  if (Number.isNaN(server)) return undefined;
  return Math.round(server + 500 - (sentAt + answeredAt) / 2);
}
