import { describe, expect, it } from 'vitest';
import { findingIds, type FindingId } from '../../../shared/diagnosis/finding-ids.ts';
import type { FindingValues } from '../../../shared/diagnosis/values.ts';
import { languageIds } from '../../../shared/language-ids.ts';
import { catalogues } from '../../../shared/messages/catalogues.ts';
import type { FindingText } from '../../../shared/messages/findings/finding-text.ts';
import { englishIn, isJapanese } from './japanese-text.ts';

const known: FindingValues = {
  ...{ protocol: 'imap', host: 'outlook.office365.com', port: 993, waitMs: 30_000 },
  ...{ user: 'adele@contoso.example', tokenUser: 'megan@contoso.example' },
  ...{ mailbox: 'scanner@contoso.example', sender: 'info@contoso.example' },
  ...{ audience: 'https://graph.microsoft.com', tenant: 'contoso.example' },
  ...{ clientId: '6731de76-14a6-49ae-97bc-6eba6914391e', portal: 'entra.microsoft.com' },
  ...{ objectId: '2f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e', permission: 'IMAP.AccessAsUser.All' },
  ...{ scope: 'https://outlook.office.com/IMAP.AccessAsUser.All', redirectUri: 'http://localhost' },
  ...{ scopes: ['https://outlook.office.com/IMAP.AccessAsUser.All', 'offline_access'] },
};
/** Numbers by which words differ. */
const numbers = [
  ...[65004, 70017, 530035, 53002, 50005, 50072, 50144, 700024, 1002012, 900144, 700005],
  ...[700084, 70008, 70018, 50134],
];
const hostile = '"><img src=x onerror=alert(1)>\r\n$(calc) ${x} \u202e%00';

/** Everything that words can depend on: what is known, and each number and kind of access. */
const situations: readonly FindingValues[] = [
  {},
  known,
  { ...known, personal: true, access: 'delegated' },
  { ...known, personal: false, access: 'application' },
  { access: 'application', personal: true },
  ...numbers.map((number): FindingValues => ({ numbers: [number] })),
  ...numbers.map((number): FindingValues => ({ ...known, numbers: [number] })),
];

/** A finding's words in each language for one situation; situations with the same words are one. */
interface Said {
  values: FindingValues;
  en: FindingText;
  ja: FindingText;
}

function everythingSaidOf(id: FindingId): Said[] {
  const said = new Map<string, Said>();
  for (const values of situations) {
    const en = catalogues.en.findings[id](values);
    const ja = catalogues.ja.findings[id](values);
    said.set(JSON.stringify([en, ja]), { values, en, ja });
  }
  return [...said.values()];
}

describe.each(findingIds)('the words of the finding %s', (id) => {
  const said = everythingSaidOf(id);

  it.each(languageIds)('say what is wrong, why, and what to do: %s', (language) => {
    for (const { title, cause, steps } of said.map((each) => each[language])) {
      expect(steps.length).toBeGreaterThanOrEqual(2);
      expect([title, cause, ...steps].filter((text) => text.trim() === '')).toEqual([]);
      expect(words({ title, cause, steps })).not.toMatch(
        /undefined|\[object|\bNaN\b|null|  |。。|！|!/,
      );
      expect(title).toMatch(/[^.。]$/);
    }
  });

  it('are in Japanese what they are in English: as many steps, the same ones ended', () => {
    for (const { en, ja } of said) {
      expect(ja.steps.map((step) => step.endsWith('。'))).toEqual(
        en.steps.map((step) => step.endsWith('.')),
      );
      expect(ja.cause).toMatch(/。$/);
      const all = [ja.title, ja.cause, ...ja.steps];
      expect(all.filter((text) => !isJapanese(text))).toEqual([]);
      expect(all.flatMap((text) => englishIn(text) ?? [])).toEqual([]);
    }
  });

  it('name in Japanese what they name in English', () => {
    for (const { values, en, ja } of said) {
      const { access: _, protocol: __, ...named } = values;
      const given = Object.values(named).flat().map(String);
      const namedIn = (text: string) =>
        given.filter((value) => value.length > 4 && text.includes(value));
      expect(namedIn(words(ja))).toEqual(namedIn(words(en)));
      expect(codesIn(words(ja))).toEqual(codesIn(words(en)));
    }
  });

  it.each(languageIds)('take over a value from elsewhere as it is: %s', (language) => {
    const texts = { user: hostile, mailbox: hostile, tokenUser: hostile, tenant: hostile };
    const values = { ...known, ...texts, sender: hostile, clientId: hostile, host: hostile };
    const all = words(catalogues[language].findings[id](values));
    const plain = words(catalogues[language].findings[id](known));
    // Nothing of it is cut, escaped or read as a pattern: whoever shows it does that.
    expect(all.split('onerror').length).toBe(all.split(hostile).length);
    expect(all.replaceAll(hostile, '').length).toBeLessThanOrEqual(plain.length);
  });
});

function words({ title, cause, steps }: FindingText): string {
  return [title, cause, ...steps].join('\n');
}

/** Cmdlets, parameters, claims, protocol words and addresses: what stands in every language. */
function codesIn(text: string): string[] {
  const code =
    /https?:\/\/[\w./:-]*\w|\b[A-Z][a-z]+-[A-Z]\w+|-[A-Z][A-Za-z]{5,}|\b(?:[A-Z]+\.)?[A-Za-z]+\.(?:All|Send|com|us|cn|cer)\b|\b\w+_\w+\b|\bAADSTS\w*|\b(?:STARTTLS|XOAUTH2|MAIL FROM|TLS|MSAL|POST|GET|PKCE)\b|\b\d{2,}(?:,\d+)?\b/g;
  return [...new Set(text.match(code) ?? [])].sort();
}
