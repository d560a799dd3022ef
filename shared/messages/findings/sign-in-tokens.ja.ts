import type { FindingId } from '../../diagnosis/finding-ids.ts';
import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import {
  desktopPlatform,
  openRegistration,
  personName,
  signInAgain,
} from './sign-in-phrases.ja.ts';
import { isNumber } from './values.ts';

/** Refresh tokens, codes and caches, in Japanese. */
export const signInTokenFindings = {
  'refresh-token-expired': (values) => ({
    title: '更新トークンの有効期限が切れています',
    cause: isNumber(values, 700084)
      ? 'シングルページ アプリケーションに発行された更新トークンは、1 日だけ有効です。'
      : '更新トークンが 90 日間使用されませんでした。多くの場合、プログラムが最初の更新トークンを使用し続け、更新のたびに届く新しい更新トークンを保存していません。',
    steps: [
      signInAgain,
      'プログラムが、すべての応答の refresh_token を、古いものの代わりに保存するようにします。',
      isNumber(values, 700084)
        ? `リダイレクト URI を、[シングルページ アプリケーション] ではなく ${desktopPlatform} に登録します。`
        : 'まれにしか読み取らないメールボックスでも、少なくとも 90 日ごとに更新する必要があります。',
    ],
  }),
  'refresh-token-revoked': (values) => ({
    title: '更新トークンが取り消されました',
    cause: ja`${personName(values)}のパスワードが変更またはリセットされたか、管理者がセッションを終了させました。それより前に発行されたものは受け付けられません。`,
    steps: [
      signInAgain,
      '誰も何も変更していない場合は、Entra ID の監査ログを確認するよう、管理者に依頼します。',
      'サービスの場合、アプリケーション アクセスは誰のパスワードにも依存しません。',
    ],
  }),
  'refresh-token-malformed': () => ({
    title: '更新トークンとして送信された値が、更新トークンではありません',
    cause:
      '値が切り詰められたか、変更されたか、2 回エンコードされました。または、アクセス トークン、承認コード、シークレットなど、別の値です。',
    steps: [
      '保存されている値を、発行された値と比較します。更新トークンは長い 1 行の文字列で、引用符や空白は含まれません。',
      'フォームの値として 1 回エンコードし、grant_type=refresh_token とともに refresh_token として送信します。',
      '判断できない場合は、もう一度サインインし、新しい refresh_token の全体を保存します。',
    ],
  }),
  'refresh-scope-not-consented': (values) => ({
    title: '同意されたものとは異なるアクセス許可が、更新時に要求されています',
    cause:
      '更新トークンで新しいトークンを取得できるのは、ユーザーがサインイン時に承諾した内容に限られ、その許可が続いている間だけです。',
    steps: [
      values.scopes === undefined
        ? '更新時に、サインイン時と同じスコープを要求します。'
        : `更新時とサインイン時に、同じスコープを要求します: ${values.scopes.join(' ')}`,
      'スコープが変更されたか、同意が取り消された場合は、ページが表示される方法でもう一度サインインし、承諾します。',
      'https://account.live.com/consent/Manage (個人用アカウント) または https://myapps.microsoft.com (職場または学校アカウント) で、アプリがまだ許可されているかどうかを確認します。',
    ],
  }),
  'authorization-code-malformed': () => ({
    title: '承認コードが途中で変更されました',
    cause:
      '承認コードが切り詰められたか、2 回エンコードされたか、&session_state=… のような後続の部分を含めてアドレスから取り出されました。',
    steps: [
      'アドレスの code= と次の & の間にある値を取り出し、1 回デコードします。',
      'フォームの値として 1 回エンコードし、数分以内に 1 回だけ送信します。',
      signInAgain,
    ],
  }),
  'authorization-code-reused': (values) => ({
    title: isNumber(values, 70008)
      ? '承認コードの有効期限が切れているか、既に使用されています'
      : '承認コードは既に使用されています',
    cause:
      '承認コードは、数分以内に 1 回だけ引き換えることができます。要求がもう一度送信されたか、コードを含むページがもう一度読み込まれました。',
    steps: [
      'もう一度サインインします。新しいコードが発行されます。',
      'その後は、コードではなく更新トークンを使用します。',
      '再び発生する場合は、要求を 2 回送信するプロキシ、ブラウザーの拡張機能、またはプログラムがないかどうかを確認します。',
    ],
  }),
  'device-code-pending': (values) => ({
    title: 'コードを使用したサインインを、まだ誰も完了していません',
    cause: 'これは、プログラムがユーザーを待っている間の通常の応答で、問題はありません。',
    steps: [
      '表示されたアドレスを開き、コードを入力してサインインします。',
      'プログラムは、コードの有効期限が切れるまで (通常は 15 分)、interval で指定された数秒の間隔で問い合わせを繰り返し、slow_down を受け取った場合は間隔を長くする必要があります。',
      values.user === undefined
        ? 'メールボックスのアカウントとしてサインインします。'
        : ja`${values.user}としてサインインします。`,
    ],
  }),
  'device-code-expired': (values) => ({
    title: isNumber(values, 70018, 90119)
      ? '入力されたコードが、表示されたコードと異なります'
      : 'デバイス コードは既に有効ではありません',
    cause: isNumber(values, 50134)
      ? 'コードとサインインが、Microsoft の異なるデータセンターに届きました。'
      : isNumber(values, 70018, 90119)
        ? '間違ったコードがページに入力されたか、コードが入力されませんでした。'
        : 'コードの有効期間 (通常は 15 分) 内に、誰もサインインを完了しませんでした。',
    steps: [
      '最初からやり直し、新しいコードを、そのコードとともに表示されるアドレスで入力します。',
      ja`すぐに再び発生する場合は、${openRegistration(values)}[管理] > [認証] で、[パブリック クライアント フローを許可する] が [はい] になっていることを確認します。`,
    ],
  }),
  'token-cache-empty': () => ({
    title: 'プログラムに、引き継ぐサインインがありません',
    cause:
      'プログラムがキャッシュでトークンを探しましたが、キャッシュは空でした。保存場所から読み込まれていないか、別のアカウント、クライアント ID、またはテナントのものです。',
    steps: [
      'ページが表示される方法で一度サインインし、キャッシュに内容が保存されるようにします。',
      'プログラムがキャッシュを読み込み、保存するようにします。キャッシュ プラグインがないと、MSAL はプログラムの終了まで、メモリ内にだけ保持します。',
      'サイレント要求では、サインイン時と同じクライアント ID、テナント、アカウントを使用します。',
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
