import type { RefusalFacts } from '../../shared/errors.ts';
import type { Refusal } from './refusals.ts';

const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/**
 * How Entra ID's sentences end: trace ID, correlation ID and time, each after a label of its own.
 * The labels are in the person's language, the order and the form are always these. Whatever stands
 * between them is short and has no colon and no digit.
 */
const ending = new RegExp(
  `[:：]\\s*(${guid})[^:：\\d]{1,60}[:：]\\s*(${guid})[^:：\\d]{1,60}[:：]\\s*` +
    '(\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,7})?Z)',
  'iu',
);

/** More numbers than one refusal has; a server that sends more is not quoted to the end. */
const maxNumbers = 10;

/** The longest error code that is kept; RFC 6749 has no longer one than 25 characters. */
const maxErrorCharacters = 100;

/**
 * The AADSTS number a server text names. A hint, never a promise: Microsoft says that numbers and
 * texts change.
 */
export function aadstsNumber(description: string): number | undefined {
  const digits = /\bAADSTS(\d{4,9})\b/.exec(description)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * What a support engineer asks for: from the fields of the answer, else from the end of the
 * sentence, which is all that a redirect brings.
 *
 * @param clean hides secrets and makes control characters visible
 */
export function refusalFacts(refusal: Refusal, clean: (text: string) => string): RefusalFacts {
  const { error, description } = refusal;
  const named = aadstsNumber(description);
  const numbers = new Set([...(refusal.numbers ?? []), ...(named === undefined ? [] : [named])]);
  const [, ...found] = ending.exec(description.slice(-1_000)) ?? [];
  const [traceId, correlationId, timestamp] = [
    refusal.traceId ?? found[0],
    refusal.correlationId ?? found[1],
    refusal.timestamp ?? found[2],
  ];
  return {
    error: clean(error).slice(0, maxErrorCharacters),
    numbers: [...numbers].slice(0, maxNumbers),
    ...(traceId === undefined ? {} : { traceId: clean(traceId) }),
    ...(correlationId === undefined ? {} : { correlationId: clean(correlationId) }),
    ...(timestamp === undefined ? {} : { timestamp: clean(timestamp) }),
  };
}
