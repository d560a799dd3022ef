import { describe, expect, it } from 'vitest';
import type { FindingValues } from '../../../shared/diagnosis/values.ts';
import { signInRows } from '../../../shared/diagnosis/table/sign-in.ts';
import { signInFindings } from '../../../shared/messages/findings/sign-in.en.ts';

const full: FindingValues = {
  ...{ user: 'adele@contoso.example', tenant: 'contoso.example', access: 'delegated' },
  ...{ clientId: '6731de76-14a6-49ae-97bc-6eba6914391e', portal: 'entra.microsoft.com' },
  ...{ scopes: ['https://outlook.office.com/SMTP.Send'], redirectUri: 'http://localhost' },
  ...{ numbers: [65004, 700024, 70018], waitMs: 1500, personal: true },
};
const cases = Object.entries(signInFindings).flatMap(([id, words]) => [
  [id, 'nothing is known', words({})] as const,
  [id, 'all is known', words(full)] as const,
]);

describe('the words of a finding on getting a token', () => {
  it('are there for each row, and for no other', () => {
    const ids: string[] = signInRows.map(({ id }) => id);
    expect(Object.keys(signInFindings).toSorted()).toEqual(ids.toSorted());
  });

  it.each(cases)('%s, where %s: say what, why and what to do, without blame', (_id, _how, text) => {
    const { title, cause, steps } = text;
    expect(title).toMatch(/^\S.*[^.!]$/);
    expect(cause).toMatch(/^\S[^]*\.$/);
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps.length).toBeLessThanOrEqual(6);
    const all = [title, cause, ...steps].join('\n');
    expect(all).not.toMatch(/\berrors?\b|\byour (?:fault|mistake)\b|undefined|\[object|!/i);
  });
});
