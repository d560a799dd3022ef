import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import { tryAgain } from './sign-in-phrases.ja.ts';

/** The service itself and how it is called, in Japanese. */
export const signInServiceFindings = {
  'service-unavailable': ({ waitMs, protocol }) => ({
    title:
      protocol === undefined
        ? 'Entra ID は現在応答できません'
        : 'メール サーバーは現在この処理を実行できません',
    cause:
      '混雑しているか、要求が多すぎたか、サービス自体に障害があります。サインインの可否は判定されていません。',
    steps: [
      waitMs === undefined
        ? '数分待ちます。'
        : `${String(Math.ceil(waitMs / 1000))} 秒待ちます。これは、サービスが求めている時間です。`,
      tryAgain,
      '状況が変わらない場合は、Microsoft 365 管理センターで [サービス正常性] を確認し、トレース ID と時刻を Microsoft に送信します。',
    ],
  }),
  'request-loop': () => ({
    title: 'プログラムが、同じトークンを何度も要求しています',
    cause:
      'クライアントがトークンを使用せずに要求を頻繁に繰り返すと、Entra ID はそのクライアントを停止します。',
    steps: [
      'プログラムを数分間停止します。',
      'プログラムがトークンを有効期限 (約 1 時間) の直前まで保持し、失敗するたびに待ち時間を長くするようにします。',
      tryAgain,
    ],
  }),
  'token-endpoint-opened': () => ({
    title: 'トークン用のアドレスが、ページのように開かれました',
    cause:
      'プログラムは、このアドレスにフォームを送信します (POST)。ブラウザーや、たどられたリンクは GET で要求しますが、表示するものはありません。',
    steps: [
      'ページを閉じます。これによる影響はありません。',
      'サインインするには、/authorize で終わるアドレスを開きます。プログラムは、要求を POST として送信する必要があります。',
    ],
  }),
  'firewall-prompt': () => ({
    title: 'サインインを待つ方法が原因で、ファイアウォールがプログラムについて確認を求めています',
    cause:
      'プログラムが、ブラウザーからの応答をコンピューターのすべてのネットワークで待ち受けています。必要なのは、そのコンピューター自体だけです。',
    steps: [
      '応答は同じコンピューターから届きます。そのウィンドウでネットワークからのアクセスを拒否しても機能します。',
      '127.0.0.1 だけで待ち受けるプログラムまたはバージョンを使用するか、nativeclient のリダイレクト URI とサインイン ウィンドウを使用します。',
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
