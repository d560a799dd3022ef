import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageTexts, textsFor } from '../../../../electron/practice/authority/page-texts.ts';
import { startPractice } from '../../../../electron/practice/practice-tenant.ts';
import type { PracticeTenant } from '../../../../electron/practice/types.ts';
import { isJapanese } from '../../../shared/messages/japanese-text.ts';
import { httpsRequest } from '../https-request.ts';
import { authorizeParameters, readSignInPage } from '../sign-in.ts';

describe('the language of the sign-in pages', () => {
  it.each([
    ['English without a wish', undefined, undefined, 'en'],
    ['what the browser prefers', undefined, 'ja,en-US;q=0.9,en;q=0.8', 'ja'],
    ['the first by weight, not by place', undefined, 'en;q=0.5, ja-JP;q=0.9', 'ja'],
    ['the first that there is', undefined, 'fr-FR,fr;q=0.9,ja;q=0.8,en;q=0.7', 'ja'],
    ['not what is ruled out', undefined, 'ja;q=0,*', 'en'],
    ['what the request names before that', 'ja', 'en-US', 'ja'],
    ['what the browser prefers where the request names others', 'fr de', 'ja', 'ja'],
    ['English for what is no language list', '%00', ';;q=x,,', 'en'],
  ])('is %s', (_how, uiLocales, acceptLanguage, language) => {
    expect(textsFor(uiLocales, acceptLanguage).language).toBe(language);
  });

  it('has no Japanese text in English, and no English one in Japanese', () => {
    const said = (texts: object) =>
      Object.entries(texts).flatMap(([name, text]: [string, unknown]) => {
        if (name === 'language') return [];
        const value =
          typeof text === 'function'
            ? ((text as (...values: string[]) => unknown)('Aa', 'Bb', '') as string | object)
            : (text as string);
        return [typeof value === 'string' ? value : JSON.stringify(value)];
      });
    expect(said(pageTexts.en).filter(isJapanese)).toEqual([]);
    expect(said(pageTexts.ja).filter((text) => !isJapanese(text))).toEqual([]);
  });
});

describe('a browser that prefers Japanese', () => {
  let practice: PracticeTenant;
  beforeAll(async () => {
    practice = await startPractice();
  });
  afterAll(() => practice.stop());

  const japanese = { 'Accept-Language': 'ja,en;q=0.5' };

  function open(path: string) {
    return httpsRequest(`${practice.authority}${path}`, { ca: practice.ca, headers: japanese });
  }

  /** Sends a page's form as that browser does; the later pages keep the first one's language. */
  function send(page: Awaited<ReturnType<typeof open>>, form: Record<string, string>) {
    const { flow, cookie, action } = readSignInPage(page);
    return httpsRequest(new URL(action, practice.authority).href, {
      ca: practice.ca,
      headers: { Cookie: cookie },
      form: { flow, ...form },
    });
  }

  it('is asked in Japanese from the first page to the last, and refused with the same numbers', async () => {
    const [person] = practice.info.people;
    const credentials = { username: person?.address ?? '', password: person?.password ?? '' };
    const query = authorizeParameters(practice, { prompt: 'consent' }).toString();
    const first = await open(`/oauth2/v2.0/authorize?${query}`);
    expect(first.body).toContain('<html lang="ja">');
    expect(first.body).toContain('<label for="username">ユーザー名</label>');
    expect(first.body).toContain('練習用テナント');

    const wrong = await send(first, { ...credentials, password: 'x', action: 'sign-in' });
    expect(wrong.body).toContain(pageTexts.ja.wrongInput);
    expect(wrong.body).toContain('AADSTS50126');

    const consent = await send(first, { ...credentials, action: 'sign-in' });
    expect(consent.body).toContain('<h1>要求されているアクセス許可</h1>');
    expect(consent.body).toMatch(/>\s*承諾\s*</);
    expect(consent.body).not.toMatch(/Accept|Cancel|Permissions/);

    const done = await send(consent, { action: 'accept' });
    expect(done.status).toBe(302);
    expect(done.headers.location).toContain('code=');
  });

  it('is asked for a device code in Japanese', async () => {
    const page = await open('/oauth2/deviceauth');
    expect(page.body).toContain(`<h1>${pageTexts.ja.enterCode}</h1>`);
    const wrong = await send(page, { otc: 'WRONG' });
    expect(wrong.body).toContain(pageTexts.ja.codeWrong);
    expect(wrong.body).toMatch(/AADSTS\d+/);
  });

  it('is told in Japanese that a sign-in has expired', async () => {
    const page = await open('/oauth2/deviceauth');
    const { action, cookie } = readSignInPage(page);
    const expired = await httpsRequest(new URL(action, practice.authority).href, {
      ca: practice.ca,
      headers: { ...japanese, Cookie: cookie },
      form: { flow: 'unknown' },
    });
    expect(expired.body).toContain(pageTexts.ja.expired);
    expect(expired.body).toContain(pageTexts.ja.trouble);
  });

  it('is told in Japanese what is wrong with a request', async () => {
    const malformed = await open('/oauth2/v2.0/authorize?client_id=x');
    expect(malformed.body).toContain(pageTexts.ja.wrongSignInRequest);
    const consent = await open('/v2.0/adminconsent?client_id=x');
    expect(consent.body).toContain(pageTexts.ja.wrongConsentRequest);
    const { origin } = new URL(practice.authority);
    const unknown = await httpsRequest(`${origin}/nowhere.example/oauth2/v2.0/authorize`, {
      ca: practice.ca,
      headers: japanese,
    });
    expect(unknown.body).toContain(pageTexts.ja.unknownTenant);
  });
});
