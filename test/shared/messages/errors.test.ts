import { describe, expect, it } from 'vitest';
import { errorCodes, type ErrorCode } from '../../../shared/errors.ts';
import { en } from '../../../shared/messages/en.ts';
import { errorTexts } from '../../../shared/messages/errors.en.ts';
import { errorTexts as japanese } from '../../../shared/messages/errors.ja.ts';
import { ja } from '../../../shared/messages/ja.ts';
import { offeredFlows } from '../../../shared/wizard/offered-flow.ts';
import { englishIn, isJapanese } from './japanese-text.ts';

describe('the text of failures', () => {
  it.each(errorCodes)('tells what happened, why, and what to do: %s', (code) => {
    const text = errorTexts[code];
    expect(text.title).toMatch(/^[A-Z].*[^.]$/);
    expect(text.cause).toMatch(/\.$/);
    expect(text.nextStep).toMatch(/\.$/);
  });

  it.each(errorCodes)('tells it in Japanese too: %s', (code) => {
    const { title, cause, nextStep } = japanese[code];
    expect(title).toMatch(/[^。.]$/);
    expect(cause).toMatch(/。$/);
    // The one thing to do is asked for in the same words everywhere.
    expect(nextStep).toMatch(/ください。(?:.*。)?$/);
    for (const text of [title, cause, nextStep]) {
      expect(isJapanese(text), text).toBe(true);
      expect(englishIn(text), text).toBeUndefined();
      expect(text).not.toMatch(/エラー|！|!|  |。。/);
    }
  });

  it('has no text for a code that does not exist', () => {
    expect(Object.keys(errorTexts).sort()).toEqual([...errorCodes].sort());
    expect(Object.keys(japanese).sort()).toEqual([...errorCodes].sort());
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
    expect(japanese[code].nextStep).toContain(ja.signIn.flows[first].name);
  });

  it('names controls of the window in Japanese as the window does', () => {
    const all = Object.values(japanese).flatMap((text) => Object.values<string>({ ...text }));
    const named = (name: string) => all.filter((text) => text.includes(`[${name}]`)).length;
    expect(named(ja.keeping.remember)).toBe(4);
    expect(named(ja.scopes.staySignedIn)).toBe(2);
    expect(named(ja.network.title)).toBe(3);
    expect(named(ja.signIn.flows['pasted-token'].name)).toBe(1);
  });

  it('says where the network settings are wherever it speaks of them', () => {
    for (const { nextStep } of Object.values(errorTexts)) {
      if (nextStep.includes('“Network”')) expect(nextStep).toContain('step 1');
    }
    for (const { nextStep } of Object.values(japanese)) {
      if (nextStep.includes('[ネットワーク]')) expect(nextStep).toContain('ステップ 1');
    }
  });
});
