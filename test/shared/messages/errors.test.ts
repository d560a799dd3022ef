import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../shared/errors.ts';
import { errorTexts } from '../../../shared/messages/errors.en.ts';

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
});
