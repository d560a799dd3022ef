import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { ja } from '../../../shared/messages/ja.ts';
import { testMessage as testMessageEn } from '../../../shared/messages/test-message.en.ts';
import { testMessage as testMessageJa } from '../../../shared/messages/test-message.ja.ts';
import { leavesOf, usualWords, type Leaf } from './leaves.ts';
import { samples } from './samples.ts';

const leaves = [
  ...leavesOf(en, ja, samples),
  ...leavesOf(testMessageEn, testMessageJa, {
    text: [[{ user: 'contoso.example', sender: 'fabrikam.example', server: 'Zqx-1' }]],
  }),
];

/** What is called the same in Japanese. */
const sameInJapanese = [
  // Names of products and services.
  ...['Mailbox OAuth Assistant', 'GCC High', 'DoD', '21Vianet', 'Outlook.com', 'PowerShell'],
  ...['Microsoft Graph', 'Office 365 Exchange Online', 'Electron', 'Chromium', 'Node.js'],
  // Protocols, formats and codes.
  ...['STARTTLS', 'IMAP', 'POP', 'SMTP', 'DNS', 'TCP', 'TLS', 'HTTP', 'SOCKS5', 'SHA-256'],
  ...['API', 'JWT', 'Markdown', 'HTML', 'JSON', 'AADSTS'],
  // Names of settings in other programs.
  ...['authorize_endpoint', 'devicecode_endpoint', 'token_endpoint', 'client_id', 'scope'],
  ...['SSL/TLS', 'OAuth2'],
  // Units, and the name of a file.
  ...['ms', 'MB', 'mailbox-connections'],
];

const script = 'ぁ-んァ-ヶー一-龠々〆';
const japanese = new RegExp(`[${script}]`, 'u');

/** What remains of a text without what it was given, and without what is the same in Japanese. */
function ownWords(text: string): string {
  const others = [...sameInJapanese, ...usualWords].sort((a, b) => b.length - a.length);
  return others.reduce((rest, word) => rest.replaceAll(word, ''), text.replaceAll(/Zqx-\d/g, ''));
}

function count(text: string, bracket: string): number {
  return text.split(bracket).length - 1;
}

const rules: [name: string, breaks: (leaf: Leaf) => boolean][] = [
  ['says all that the English says', ({ en, ja }) => ja === '' && en !== ''],
  ['is Japanese, but for names', ({ ja }) => !japanese.test(ja) && /\p{L}/u.test(ownWords(ja))],
  [
    'names every value that the English names',
    ({ en, ja }) =>
      usualWords.some((word) => isName(word) && en.includes(word) && !ja.includes(word)),
  ],
  [
    'writes numbers as Japanese writes them',
    ({ en, ja }) => en.includes('1,234,567') && !ja.includes('1,234,567'),
  ],
  [
    'ends no sentence as English does',
    ({ ja }) => new RegExp(`[${script}][.,](?!\\w)`, 'u').test(ja),
  ],
  [
    'ends a sentence where the English ends one',
    ({ en, ja }) => en.endsWith('.') && !/[。:…]$|(例|詳細|判断しました): [^。]*$/.test(ja),
  ],
  ['ends none where the English does not', ({ en, ja }) => /[\w”)]$/.test(en) && ja.endsWith('。')],
  ['has no space twice', ({ ja }) => /[^\n ] {2,}/.test(ja)],
  ['has no space around its punctuation', ({ ja }) => /[、。」] (?![-–·(])| [、。」]/.test(ja)],
  [
    'has a space between Japanese and Latin letters',
    ({ ja }) => new RegExp(`[${script}][A-Za-z]|[A-Za-z][${script}]`, 'u').test(ja),
  ],
  [
    'has a space between Japanese and digits',
    ({ path, ja }) =>
      !path.includes('(') && new RegExp(`[${script}]\\d|\\d[${script}]`, 'u').test(ja),
  ],
  [
    'has letters, digits and brackets of half width',
    ({ ja }) => /[Ａ-Ｚａ-ｚ０-９（）：？！　]/u.test(ja),
  ],
  [
    'keeps long vowels',
    ({ ja }) =>
      /(サーバ|ユーザ|ブラウザ|フォルダ|コンピュータ|パラメータ|スキャナ|プリンタ)(?!ー)|エラ(?!ー)/.test(
        ja,
      ),
  ],
  [
    'parts the words of compounds',
    ({ ja }) =>
      /(アクセス|更新)(?=トークン$)|アクセストークン|クライアントシークレット|サービスプリンシパル|メールサーバー|デバイスコード|システムブラウザー|テストメッセージ|フルアクセス|エンタープライズアプリ|リダイレクトURI|メール ボックス|サイン イン/.test(
        ja,
      ),
  ],
  [
    'closes what it opens',
    ({ ja }) =>
      ['()', '[]', '「」'].some(([open = '', close = '']) => count(ja, open) !== count(ja, close)),
  ],
];

/** Values that can be told from words of the texts. */
function isName(word: string): boolean {
  return /\.example$|^Zqx/.test(word);
}

describe('the Japanese catalogue', () => {
  it.each(rules)('%s', (_name, breaks) => {
    const broken = leaves.filter(breaks);
    // A function breaks a rule with most of what it is given: once is enough.
    const places = new Map(broken.map((leaf) => [leaf.path.replace(/\(.*/s, ''), leaf]));
    expect([...places.values()]).toEqual([]);
  });

  it('is compared as a whole', () => {
    expect(leaves.length).toBeGreaterThan(4000);
  });
});
