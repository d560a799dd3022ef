import type { SignInAudience } from '../registration.ts';
import type { registrationStep as registrationStepEn } from './registration.en.ts';

/** What the portal calls the accounts that a registration is for; its older pages in brackets. */
const accountTypes: Readonly<Record<SignInAudience | 'not-known', string>> = {
  'not-known': '不明',
  AzureADMyOrg: 'シングル テナントのみ (この組織ディレクトリのみ)',
  AzureADMultipleOrgs: '複数の Entra ID テナント (任意の組織ディレクトリ)',
  AzureADandPersonalMicrosoftAccount: '任意の Entra ID テナント + 個人用 Microsoft アカウント',
  PersonalMicrosoftAccount: '個人用アカウントのみ',
};

/** Step 2, in Japanese. */
export const registrationStep: typeof registrationStepEn = {
  heading: 'アプリを登録する',
  lead: 'Entra ID は、登録されているアプリにだけトークンを発行します。一度アプリを登録してから、その ID をここに入力してください。',
  practiceNote:
    '練習用テナントにはアプリが既に登録されており、その ID が入力されています。自分のテナントでアプリを登録する手順は次のとおりです。',
  accountTypes,
  flowLabel: 'トークンの取得方法',
  flowHint:
    '登録に必要な設定は、この方法によって決まります。ステップ 3 と 5 で変更できますが、変更すると、その方法に必要な設定も登録に追加する必要があります。',
  next: 'スコープに進む',
};
