import { languageFor, type LanguageId } from '../../../shared/language-ids.ts';
import { html, type Markup } from './html.ts';
import type { HttpRequest } from './http-message.ts';

/** What the pages say, in one language. What Entra ID answers with its numbers is not among it. */
export interface PageTexts {
  language: LanguageId;
  badge: string;
  footer: string;
  /** The title of a page as the browser's tab has it. */
  tab(title: string): string;
  signInTo(organization: string): string;
  signIn: string;
  signInFor(app: string): Markup;
  userName: string;
  password: string;
  cancel: string;
  wrongInput: string;
  pickPerson: string;
  typePerson: string;
  passwordOf(person: string): string;
  trouble: string;
  troubleTab: string;
  expired: string;
  permissions: string;
  permissionsAs(app: string, address: string): Markup;
  permissionsForAll: string;
  everybody(organization: string, app: string, all: boolean): Markup;
  accept: string;
  needAdmin: string;
  enterCode: string;
  enterCodeTab: string;
  enterCodeLead: string;
  code: string;
  next: string;
  codeWrong: string;
  confirmApp(app: string): string;
  confirmElsewhere(address: string): Markup;
  confirmTrust: string;
  continue: string;
  done(app: string): string;
  codeOver: string;
  notDone: string;
  mayClose: string;
  /** Titles of refusals that have no place to go back to. */
  wrongSignInRequest: string;
  wrongConsentRequest: string;
  otherCloud: string;
  unknownTenant: string;
  noAccess: string;
  /** While the browser is sent back by a form. */
  working: string;
}

const en: PageTexts = {
  language: 'en',
  badge: 'Practice tenant',
  footer: 'This page comes from the practice tenant on this computer. It is not Microsoft’s.',
  tab: (title) => `${title} (practice)`,
  signInTo: (organization) => `Sign in to ${organization}`,
  signIn: 'Sign in',
  signInFor: (app) => html`to let <strong>${app}</strong> read mail as you`,
  userName: 'User name',
  password: 'Password',
  cancel: 'Cancel',
  wrongInput: 'Your account or password is incorrect.',
  pickPerson: 'Pick a person',
  typePerson: 'Or type who you are',
  passwordOf: (person) => `Practice password of ${person}:`,
  trouble: 'Sorry, but we’re having trouble signing you in.',
  troubleTab: 'Sign-in problem',
  expired: 'This sign-in has expired. Start it again from the program that asked for it.',
  permissions: 'Permissions requested',
  permissionsAs: (app, address) =>
    html`<strong>${app}</strong> would like to do this as ${address}:`,
  permissionsForAll: 'Permissions requested: review for your organization',
  everybody: (organization, app, all) =>
    html`Everybody in <strong>${organization}</strong> will be able to use <strong>${app}</strong>,
      with ${all ? 'all permissions of its registration' : 'these permissions'}:`,
  accept: 'Accept',
  needAdmin: 'Need admin approval',
  enterCode: 'Enter code to allow access',
  enterCodeTab: 'Enter code',
  enterCodeLead: 'Enter the code that your app or device shows.',
  code: 'Code',
  next: 'Next',
  codeWrong: 'That code didn’t work. Check the code and try again.',
  confirmApp: (app) => `Are you trying to sign in to ${app}?`,
  confirmElsewhere: (address) =>
    html`You sign in as <strong>${address}</strong> on another device or in another program.`,
  confirmTrust: 'Continue only if you started this yourself, in a program that you trust.',
  continue: 'Continue',
  done: (app) => `You have signed in to ${app}`,
  codeOver: 'This code is no longer valid',
  notDone: 'You did not sign in',
  mayClose: 'You may now close this page.',
  wrongSignInRequest: 'The sign-in request is not one this tenant can answer.',
  wrongConsentRequest: 'The consent request is not one this tenant can answer.',
  otherCloud: 'This tenant is in another cloud.',
  unknownTenant: 'There is no such tenant here.',
  noAccess: 'You cannot get there with this sign-in.',
  working: 'Working…',
};

const ja: PageTexts = {
  language: 'ja',
  badge: '練習用テナント',
  footer:
    'このページは、このコンピューター上の練習用テナントのものです。Microsoft のページではありません。',
  tab: (title) => `${title} (練習用)`,
  signInTo: (organization) => `${organization} にサインイン`,
  signIn: 'サインイン',
  signInFor: (app) =>
    html`<strong>${app}</strong> が、あなたとしてメールを読み取ることを許可します`,
  userName: 'ユーザー名',
  password: 'パスワード',
  cancel: 'キャンセル',
  wrongInput: 'アカウントまたはパスワードが正しくありません。',
  pickPerson: 'ユーザーを選択する',
  typePerson: 'または、ユーザー名を入力する',
  passwordOf: (person) => `${person} の練習用パスワード:`,
  trouble: '申し訳ありませんが、サインイン中に問題が発生しました。',
  troubleTab: 'サインインの問題',
  expired:
    'このサインインの有効期限が切れました。サインインを要求したプログラムから、もう一度開始してください。',
  permissions: '要求されているアクセス許可',
  permissionsAs: (app, address) =>
    html`<strong>${app}</strong> が、${address} として次のことを行う許可を求めています:`,
  permissionsForAll: '要求されているアクセス許可: 組織のレビュー',
  everybody: (organization, app, all) =>
    html`<strong>${organization}</strong> の全員が、${
        all ? '登録にあるすべてのアクセス許可' : '次のアクセス許可'
      }で <strong>${app}</strong> を使用できるようになります:`,
  accept: '承諾',
  needAdmin: '管理者の承認が必要',
  enterCode: 'コードを入力してアクセスを許可する',
  enterCodeTab: 'コードの入力',
  enterCodeLead: 'アプリまたはデバイスに表示されているコードを入力してください。',
  code: 'コード',
  next: '次へ',
  codeWrong: 'そのコードは機能しませんでした。コードを確認して、もう一度お試しください。',
  confirmApp: (app) => `${app} にサインインしようとしていますか?`,
  confirmElsewhere: (address) =>
    html`<strong>${address}</strong> として、別のデバイスまたは別のプログラムでサインインします。`,
  confirmTrust: '信頼できるプログラムで、自分で開始した場合にのみ続行してください。',
  continue: '続行',
  done: (app) => `${app} にサインインしました`,
  codeOver: 'このコードは既に有効ではありません',
  notDone: 'サインインしませんでした',
  mayClose: 'このページを閉じてかまいません。',
  wrongSignInRequest: 'このテナントでは、このサインイン要求に応答できません。',
  wrongConsentRequest: 'このテナントでは、この同意要求に応答できません。',
  otherCloud: 'このテナントは別のクラウドにあります。',
  unknownTenant: 'このテナントは、ここにはありません。',
  noAccess: 'このサインインではアクセスできません。',
  working: '処理しています…',
};

/** The texts in each language. */
export const pageTexts: Readonly<Record<LanguageId, PageTexts>> = { en, ja };

/** The texts in which a request is answered; its own wish goes before what its browser prefers. */
export function textsOf(request: Pick<HttpRequest, 'query' | 'acceptLanguage'>): PageTexts {
  return textsFor(request.query.get('ui_locales'), request.acceptLanguage);
}

/**
 * The texts in the language that a browser prefers; what the request itself names comes first, as at
 * Entra ID. English where neither names one that the pages have.
 *
 * @param uiLocales BCP 47 tags with spaces between (OpenID Connect Core section 3.1.2.1)
 * @param acceptLanguage the header as it came (RFC 9110 section 12.5.4)
 */
export function textsFor(
  uiLocales: string | undefined,
  acceptLanguage: string | undefined,
): PageTexts {
  const asked = (uiLocales ?? '').split(' ');
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/i);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((left, right) => right.quality - left.quality)
    .map(({ tag }) => tag);
  return pageTexts[languageFor([...asked, ...preferred])];
}
