import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import { portsStep, protocolName, serverName, testAgain } from './mail-phrases.ja.ts';

/** What is between here and a server, in Japanese. */
export const networkFindings = {
  'dns-not-resolved': ({ host, protocol }) => ({
    title:
      host === undefined
        ? `${protocol === undefined ? 'サインイン サービス' : 'メール サーバー'}の名前が見つかりません`
        : ja`名前 ${host} が見つかりません`,
    cause:
      'このコンピューターがネーム サーバーにアドレスを問い合わせましたが、取得できませんでした。名前のつづりが間違っているか、ネーム サーバーが外部の名前に応答していません。',
    steps: [
      host === undefined ? '名前のつづりを確認します。' : ja`名前 ${host} のつづりを確認します。`,
      ja`このコンピューターで nslookup ${host ?? 'outlook.office365.com'} を実行し、名前を検索します。`,
      'ほかの外部の名前も見つからない場合は、このコンピューターの DNS サーバー、VPN、プロキシを確認します。',
    ],
  }),
  'proxy-required': ({ protocol }) => ({
    title:
      '外部への接続に必要なプロキシが設定されていないか、プロキシがパスワードを求めている可能性が高いです',
    cause: ja`${protocol === undefined ? 'サインイン サービス' : 'メール サーバー'}に正常に接続できませんでした。プロキシのあるネットワークでは、直接の接続はブロックされるか、ネットワークのページが応答として返されます。`,
    steps: [
      'プロキシのアドレスとポートを、ネットワークの管理者に確認します。',
      'プログラムのネットワークの設定で、プロキシを設定します。必要な場合は、ユーザー名とパスワードも設定します。',
      'ゲスト ネットワークの場合は、先にブラウザーを開いて利用規約に同意します。',
      testAgain,
    ],
  }),
  'wrong-host-or-port': (values) => ({
    title: ja`${serverName(values)}は、${protocolName(values)}の接続先ではありません`,
    cause:
      '接続先は、このプロトコル用の Microsoft のサーバーではありません。別のプロトコルや Web サーバーであるか、そこには何もありません。',
    steps: [
      '使用しているクラウドのホストを指定します。IMAP と POP は outlook.office365.com、SMTP は smtp.office365.com、個人用アカウントの SMTP は smtp-mail.outlook.com です。',
      portsStep,
      testAgain,
    ],
  }),
  'implicit-tls-on-starttls-port': (values) => ({
    title: '先に STARTTLS が必要なポートで、プログラムが接続時から TLS を使用しています',
    cause: ja`${serverName(values)}は、暗号化なしで通信を開始し、STARTTLS を要求されると暗号化に切り替えます。TLS で開始するプログラムには、読み取れない応答が返されます。`,
    steps: [
      'ポート 587 では、暗号化を STARTTLS に設定します。多くのプログラムでは、「SSL」または「secure」の設定は接続時から TLS を使用することを意味するため、オフにします。',
      portsStep,
      testAgain,
    ],
  }),
  'starttls-on-implicit-tls-port': (values) => ({
    title: '接続時から TLS が必要なポートで、プログラムが STARTTLS を待っています',
    cause: ja`${serverName(values)}は、TLS が開始されるまで何も送信しません。先にグリーティングを待つプログラムは、あきらめるまで待ち続けます。`,
    steps: [
      'ポート 993 と 995 では、暗号化を SSL/TLS (接続時から TLS) に設定します。',
      portsStep,
      testAgain,
    ],
  }),
  'port-blocked': (values) => ({
    title: ja`${serverName(values)}に接続できません (ファイアウォールが原因の可能性が高いです)`,
    cause:
      '応答がなかったか、経路上の何かが接続を拒否しました。企業、ホスティング事業者、インターネット プロバイダーは、メールのポート、特にポート 25 をブロックしていることがよくあります。',
    steps: [
      ja`スマートフォンの回線など、別のネットワークからテストします。そこで成功する場合は、このネットワークが${values.port === undefined ? 'そのポート' : `ポート ${values.port} `}をブロックしています。`,
      ja`${serverName(values)}への送信接続を許可するよう、ネットワークまたはホスティングの管理者に依頼します。`,
      'ポート 25 を使用している場合は、代わりにポート 587 と STARTTLS を使用します。',
    ],
  }),
  'starttls-stripped': (values) => ({
    title: '暗号化が提供されていません (経路上の何かが取り除いている可能性が高いです)',
    cause: ja`Exchange Online は STARTTLS を提供します。このコンピューターと${serverName(values)}の間で、メールを検査するファイアウォールやウイルス対策プログラムが STARTTLS を取り除くことがあります。`,
    steps: [
      'ファイアウォールで SMTP の検査 (Cisco のデバイスでは「inspect esmtp」) をオフにするか、サーバーを検査の対象から除外します。',
      'ホストとポートが Exchange Online のものであることを確認します。',
      'もう一度テストします。暗号化されていない状態では、トークンは送信されていません。',
    ],
  }),
} satisfies Record<string, FindingWords>;
