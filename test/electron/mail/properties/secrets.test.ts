import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import { formatTranscript } from '../../../../shared/transcript-text.ts';
import { everyForm } from '../../../shared/report/written.ts';
import { passedRun } from '../../../shared/run-records.ts';
import { allPlaces, echoingExchanges, forms, type Place } from './echoes.ts';
import { checkInMemory, serverBytes, type Exchange } from './in-memory.ts';
import { leakFinder } from './leaks.ts';
import { seed } from './seed.ts';

/** Everything that is kept, told and shown of a check against such a server. */
async function everythingSaid(
  exchange: Exchange,
  token: string,
  cuts: readonly number[] | 'every' = [],
): Promise<string> {
  const request = { ...exchange.request, token: makeSecret(token) };
  const { record, events } = await checkInMemory({ ...exchange, request }, cuts);
  return [
    JSON.stringify(record),
    JSON.stringify(events),
    everyForm(passedRun(record)),
    formatTranscript(record.transcript),
  ].join('\n');
}

/** As Entra ID makes them, as Outlook.com does, short, and with much that comes twice. */
const token = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(...Array.from('ABCxyz019-_.')),
      minLength: 8,
      maxLength: 90,
    }),
    fc.base64String({ minLength: 8, maxLength: 90 }).map((text) => text.replaceAll('=', '')),
    fc.string({
      unit: fc.constantFrom(...Array.from('0123456789abcdef')),
      minLength: 8,
      maxLength: 15,
    }),
    fc.string({ unit: fc.constantFrom('ab', 'abc0', 'ba'), minLength: 8, maxLength: 12 }),
  )
  .filter(({ length }) => length >= 8);

/** What a server sends back, and where. */
const echoes = fc.array(
  fc.record({
    place: fc.constantFrom(...allPlaces),
    form: fc.constantFrom(...Object.keys(forms)),
  }),
  { minLength: 1, maxLength: 3 },
);

/** One that is looked for as a whole, and one of which a part is too much. */
const secrets = ['S3CR3T_of_15-ch', 'eyJ0eXAiOiJKV1QifQ.Tok3n-_of.more'];

function exchangeWith(name: string, said: (place: Place) => string): Exchange {
  const build = echoingExchanges[name];
  if (!build) throw new Error(`no exchange ${name}`);
  return build(said);
}

describe('no secret of eight characters or more shows where a server sends it back', () => {
  test.each(Object.keys(echoingExchanges))('%s', async (name) => {
    const cuts = fc.oneof(fc.constant([]), fc.array(fc.nat(1500), { maxLength: 12 }));
    await fc.assert(
      fc.asyncProperty(token, echoes, cuts, async (secret, sent, cutAt) => {
        const leaks = leakFinder(secret);
        const harmless = exchangeWith(name, () => 'nothing');
        // A secret that is a word of the protocol cannot be told from it.
        fc.pre(leaks(await everythingSaid(harmless, secret)).length === 0);
        const exchange = exchangeWith(name, (wanted) => {
          const here = sent.filter(({ place }) => place === wanted);
          return here.map(({ form }) => forms[form]?.(secret) ?? '').join(' ') || 'nothing';
        });
        expect(leaks(await everythingSaid(exchange, secret, cutAt))).toEqual([]);
      }),
      { seed, numRuns: 10 },
    );
  });

  test.each(Object.entries(forms))('%s, at every place at once', async (_, form) => {
    for (const secret of secrets) {
      for (const name of Object.keys(echoingExchanges)) {
        const exchange = exchangeWith(name, () => form(secret));
        expect(leakFinder(secret)(await everythingSaid(exchange, secret))).toEqual([]);
      }
    }
  });

  test.each(Object.entries(forms))('%s would be found by this search', (_, form) => {
    for (const secret of ['s3cr3t-8', ...secrets]) {
      expect(leakFinder(secret)(`x ${form(secret)} y`)).not.toEqual([]);
    }
  });

  test.each(Object.keys(echoingExchanges))('%s: the check reads all that is said', async (name) => {
    const exchange = exchangeWith(name, (place) => `at ${place}`);
    const { record } = await checkInMemory(exchange);
    const received = record.transcript.filter(({ kind }) => kind === 'received');
    expect(received.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(
      serverBytes(exchange.steps).length,
    );
  });
});
