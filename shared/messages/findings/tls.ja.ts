import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import { serverName, testAgain } from './mail-phrases.ja.ts';

const signInService = 'サインイン サービス';

/** What is wrong with the encryption, or with who shows a certificate, in Japanese. */
export const tlsFindings = {
  'tls-inspection': (values) => ({
    title: '経路上の何かが、暗号化された接続の中身を開いている可能性が高いです',
    cause: ja`提示された証明書は、このコンピューターが${values.host ?? signInService}の証明書として信頼しているものではありません。接続を検査するプロキシやウイルス対策プログラムは、Microsoft の証明書の代わりに独自の証明書を提示します。`,
    steps: [
      '証明書の発行者を確認します。機器またはプログラムの会社名が示されています。',
      ja`${values.host === undefined ? 'Microsoft のサインイン サービス' : serverName(values)}を検査の対象から除外します。`,
      '除外できない場合は、ネットワークの設定で、検査に使用されている証明機関をプログラムが信頼するようにします。検証は決してオフにしないでください。',
      testAgain,
    ],
  }),
  'certificate-expired': (values) => ({
    title: '証明書が現時点で有効ではありません',
    cause: ja`このコンピューターの時計では、${values.host ?? signInService}またはその発行者の証明書は、有効期限が切れているか、まだ有効になっていません。`,
    steps: [
      'このコンピューターの日付、時刻、タイム ゾーンを確認します。',
      'オペレーティング システムまたはプログラムを更新します。古いものが認識しているのは、有効期限が切れた証明機関だけです。',
      'どちらも正しい場合は、発行者を確認します。プロキシやウイルス対策プログラムの証明書である可能性があります。',
    ],
  }),
  'certificate-wrong-host': (values) => ({
    title: '証明書が別の名前に対するものです',
    cause: ja`${values.host ?? 'サーバー'}として応答した相手の証明書に、その名前が含まれていません。IP アドレス、別名、または独自の名前が使用されたか、DNS が別の場所を指しています。`,
    steps: [
      'IP アドレスや別名ではなく、outlook.office365.com や smtp.office365.com など、Microsoft のサーバー名を使用します。',
      'nslookup で、その名前が Microsoft を指していることを確認します。',
      testAgain,
    ],
  }),
  'certificate-revoked': (values) => ({
    title: '証明書が発行者によって取り消されています',
    cause: ja`${values.host ?? 'サーバー'}が提示した証明書は、証明機関によって失効済みとされています。`,
    steps: [
      'そこにはサインインしないでください。トークンは送信されていません。',
      'DNS が Microsoft のサーバーを指していることを確認します。',
      '指している場合は、しばらく待ってからもう一度テストします。状況が変わらない場合は、サーバーの管理者に知らせます。',
    ],
  }),
  'tls-version-too-old': () => ({
    title: '接続に使用されている TLS のバージョンが古すぎます',
    cause:
      'Exchange Online は TLS 1.2 以降を受け付けます。プログラム、オペレーティング システム、または経路上の何かが、それより古いバージョンしか提供していません。',
    steps: [
      'プログラムと、プログラムが動作するオペレーティング システム、Java、または .NET を更新します。',
      'そこで TLS 1.2 が無効になっている場合は、有効にします。',
      'プロキシまたはファイアウォールを経由している場合は、許可されているバージョンを確認します。',
      testAgain,
    ],
  }),
} satisfies Record<string, FindingWords>;
