import type { ScenarioGroup } from '../practice.ts';
import { listOf } from './format.ja.ts';
import type { practiceBar as practiceBarEn } from './practice.en.ts';
import { protocolNames } from './run.ja.ts';
import { scenarioTitle } from './scenarios.ja.ts';
import { signInStep } from './sign-in.ja.ts';

const groups: Record<ScenarioGroup, string> = {
  'sign-in': 'サインイン',
  'device-code': 'デバイス コードによるサインイン',
  application: 'アプリ自身のサインイン',
  renewal: 'サインインの更新',
  imap: 'IMAP',
  pop: 'POP',
  smtp: 'SMTP',
  network: 'ネットワークと証明書',
};

/** The menu of what goes wrong in the practice tenant. */
export const practiceBar: typeof practiceBarEn = {
  region: '練習用テナント',
  label: '発生させる問題',
  nothing: 'なし',
  placeholder: '検索 (例: AADSTS50011、同意、SMTP AUTH)',
  none: '該当する項目はありません。',
  groups,
  title: scenarioTitle,
  number: (number) => `AADSTS${String(number)}`,
  chosen: (scenario) => `${groups[scenario.group]}: ${practiceBar.title(scenario)}`,
  changed: (changes) => `このために変更した設定: ${listOf(changes)}。`,
  setBack: (changes) => `元に戻した設定: ${listOf(changes)}。`,
  adjusted: (adjustment) => {
    switch (adjustment.kind) {
      case 'access':
        return adjustment.access === 'application'
          ? 'アクセスの種類はアプリ自身'
          : 'アクセスの種類はユーザー';
      case 'flow':
        return `サインイン方法は「${signInStep.flows[adjustment.flow].name}」`;
      case 'protocols':
        return `プロトコルは ${listOf(adjustment.protocols.map((name) => protocolNames[name]))}`;
      case 'user':
        return `ユーザーは ${adjustment.user}`;
      case 'service-principal':
        return adjustment.objectId === ''
          ? 'エンタープライズ アプリケーションのオブジェクト ID は空'
          : `エンタープライズ アプリケーションのオブジェクト ID は ${adjustment.objectId}`;
      case 'mailbox':
        return adjustment.mailbox === undefined
          ? 'メールボックスはユーザー自身のもの'
          : `メールボックスは ${adjustment.mailbox} (共有)`;
      case 'test-message':
        return adjustment.wanted
          ? 'テストでメッセージを送信する'
          : 'テストでメッセージを送信しない';
    }
  },
  seen: ({ needs }, signedIn) => {
    if (needs.renewal === true) {
      return 'この問題を確認するには、サインインしてから、サインインを更新します。';
    }
    const again = signedIn && needs.newToken === true;
    // What befalls the authority names no protocol; what befalls it at once, no access either.
    if (needs.protocols === undefined) {
      if (again) return 'この問題を確認するには、もう一度サインインします。';
      const isAtOnce = needs.access === undefined;
      return isAtOnce
        ? 'この問題を確認するには、テナントを確認するか、サインインします。'
        : 'この問題を確認するには、サインインします。';
    }
    return again
      ? 'この問題を確認するには、もう一度サインインしてから、テストを実行します。'
      : 'この問題を確認するには、テストを実行します。';
  },
};
