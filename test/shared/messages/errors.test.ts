import { describe, expect, it } from 'vitest';
import { errorCodes, type ErrorCode } from '../../../shared/errors.ts';
import { en } from '../../../shared/messages/en.ts';
import { errorTexts } from '../../../shared/messages/errors.en.ts';
import { offeredFlows } from '../../../shared/wizard/offered-flow.ts';

describe('the text of failures', () => {
  it.each(errorCodes)('tells what happened, why, and what to do: %s', (code) => {
    const text = errorTexts[code];
    expect(text.title).toMatch(/^[A-Z].*[^.]$/);
    expect(text.cause).toMatch(/\.$/);
    expect(text.nextStep).toMatch(/\.$/);
  });

  it('has no text for a code that does not exist', () => {
    expect(Object.keys(errorTexts).sort()).toEqual([...errorCodes].sort());
  });

  it('blames nobody and does not shout', () => {
    for (const text of Object.values(errorTexts)) {
      const words = `${text.title} ${text.cause} ${text.nextStep}`.replaceAll(/\/error\b/g, '');
      expect(words).not.toMatch(/\berrors?\b|\byour (?:fault|mistake)\b|!/i);
    }
  });

  // What a person reads must be true of every flow and cloud that the failure can come from.
  it.each([
    ...['signin/cancelled', 'signin/timeout', 'signin/protocol', 'signin/refused'],
    ...['signin/network', 'signin/busy', 'signin/wrong-tenant', 'signin/expired', 'signin/dns'],
    ...['signin/untrusted', 'signin/no-answer', 'signin/proxy', 'signin/renewal-refused'],
  ] as ErrorCode[])('names no page and no host for a failure of every flow: %s', (code) => {
    const { title, cause, nextStep } = errorTexts[code];
    const text = `${title} ${cause} ${nextStep}`.replace('login.microsoftonline.com/error', '');
    expect(text).not.toMatch(/sign-in (window|page)|device code|login\.microsoftonline/);
  });

  // Whoever cancels knows why; the text is the same for flows that have no other way.
  const refused = errorCodes.filter((code) => code !== 'signin/cancelled');
  it.each(refused)('offers in words what it offers as a button: %s', (code) => {
    const [first] = offeredFlows({ code }, 'window').concat(offeredFlows({ code }, 'device-code'));
    if (first === undefined) return;
    expect(errorTexts[code].nextStep.toLowerCase()).toContain(
      en.signIn.flows[first].name.toLowerCase(),
    );
  });

  it('says where the network settings are wherever it speaks of them', () => {
    for (const { nextStep } of Object.values(errorTexts)) {
      if (nextStep.includes('“Network”')) expect(nextStep).toContain('step 1');
    }
  });
});
