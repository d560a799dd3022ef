import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import {
  mailboxName,
  sendAs,
  signedInUser,
  testAfterSendAs,
  testAgain,
} from './mail-phrases.ja.ts';

/** What keeps a message from being taken once the sign-in is done, in Japanese. */
export const smtpSendFindings = {
  'send-as-denied': (values) => ({
    title: ja`${signedInUser(values)}には、${values.sender ?? 'この差出人'}として送信するアクセス許可がありません`,
    cause: ja`サインインは成功しました。Exchange Online でアカウントが送信できるのは、自分自身として、または${sendAs}のアクセス許可を持つアドレスとしてだけです。`,
    steps: [
      ja`${signedInUser(values)}に、${values.sender ?? '差出人のアドレス'}に対する${sendAs}のアクセス許可を付与します。`,
      ja`または、差出人を${values.user ?? 'サインインするアカウントのアドレス'}に設定します。`,
      testAfterSendAs,
    ],
  }),
  'sender-restricted': (values) => ({
    title: 'Exchange Online が、この差出人またはテナントからの送信を停止しています',
    cause: ja`${values.sender ?? signedInUser(values)}またはその組織が制限されています。通常は、大量のメールや疑わしいメールが送信されたことが原因で、パスワードを知った他人が送信していることもあります。`,
    steps: [
      'ほかの人がアカウントを使用していないことを確認します。パスワードを変更し、サインインの履歴と受信トレイのルールを調べます。',
      'Microsoft Defender ポータルの [制限付きエンティティ] から差出人を削除します。',
      'テナント全体が制限されている場合は、サーバーの応答を添えて Microsoft のサポートに問い合わせます。',
      '時間をおいて、もう一度テストします。',
    ],
  }),
  'outbound-spam-block': () => ({
    title: 'アカウントの確認が済むまで、Outlook.com はこのアカウントから送信しません',
    cause:
      'アカウントが新しいか、1 日の上限まで送信したか、スパムのように見えるものを送信しました。その場合、Outlook.com は先に所有者の確認を求めます。',
    steps: [
      'ブラウザーで outlook.com を開き、そのアカウントでサインインします。',
      'そこでメッセージを送信し、Microsoft から求められた場合はアカウントを確認します。',
      '上限に達した場合は、1 日待ちます。その後、もう一度テストします。',
    ],
  }),
  'mailbox-full': (values) => ({
    title: ja`${mailboxName(values)}の容量がいっぱいです`,
    cause:
      'Exchange Online は、送信した各メッセージのコピーを [送信済みアイテム] に保存します。メールボックスにコピーを保存する空きがない場合、メッセージを受け付けません。',
    steps: [
      ja`${mailboxName(values)}のメッセージを、まず [送信済みアイテム] と [削除済みアイテム] から、削除するかアーカイブします。`,
      'または、アーカイブか別のライセンスで、メールボックスの容量を増やします。',
      testAgain,
    ],
  }),
  'recipient-limit': (values) => ({
    title: 'メールボックスが、送信できる受信者数の上限に達しました',
    cause: ja`Exchange Online では、1 つのメールボックスから 1 日に 10,000 人の受信者に送信できます。${values.mailbox ?? 'このメールボックス'}がその数を使い切ったか、1 通のメッセージに指定された受信者が多すぎる可能性が高いです。`,
    steps: [
      '翌日まで待ちます。受信者数は 24 時間分が集計されます。',
      '受信者の多いメッセージを分割し、大量の送信は 1 日の中で分散します。',
      'それ以上の送信が必要な場合は、一括メール用のサービスを使用します。',
    ],
  }),
  'recipient-refused': () => ({
    title: 'サーバーが受信者のアドレスを受け付けません',
    cause:
      'サインインと差出人は受け付けられました。受信者がサーバーに認識されていないか、つづりが間違っているか、この差出人からの送信が許可されていません。',
    steps: [
      '受信者のアドレスのつづりを確認します。',
      '自分のアドレスなど、別の受信者に送信し、送信が機能することを確認します。',
      '応答を確認します。番号の後に理由が示されていることがよくあります。',
    ],
  }),
} satisfies Record<string, FindingWords>;
