import { listOf } from './format.ja.ts';
import type { programsCard as programsCardEn } from './programs.en.ts';
import { protocolNames } from './run.ja.ts';

/** The settings for other programs, in Japanese. What stands in their files is the same in every language. */
export const programsCard: typeof programsCardEn = {
  title: '他のプログラムの設定',
  lead: 'この接続を使用するプログラムを選択してください。設定にはこの接続の値が入ります。シークレットが含まれることはありません。',
  choose: 'プログラム',
  groups: {
    mail: 'メール プログラム',
    commands: 'コマンド ライン',
    servers: 'サーバーとプロキシ',
    languages: 'プログラミング言語',
  },
  incomplete:
    '先にステップ 1 から 4 を入力してください。設定は、そこに入力された値から作成されます。',
  without: (names) =>
    `${listOf(names.map((name) => protocolNames[name]))} は含まれません。このプログラムでは、OAuth 2.0 でこのプロトコルを使用できません。`,
  cannot: {
    application:
      'このプログラムはアプリケーションの許可を使用できず、ユーザーのサインインが必要です。ステップ 3 で委任されたアクセス許可を選択するか、Email OAuth 2.0 Proxy を経由してサーバーに接続してください。',
    protocols:
      'このプログラムでは、選択したプロトコルのどれも、これらのサーバーが求める方法の OAuth 2.0 では使用できません。Email OAuth 2.0 Proxy を間に置くと使用できます。',
    cloud:
      'このプログラムが認識するのは、グローバルの Exchange Online と Outlook.com の認証機関とサーバーだけです。このクラウドでは、別のプログラムを使用してください。',
    practice:
      'このプログラムが認識するのは Microsoft のサーバーだけなので、練習用テナントでは試せません。自分のテナントでは、ここに設定が表示されます。',
    values:
      'このプログラムの設定では書き表せない文字が、値に含まれています。このメールボックスには別のプログラムを使用してください。',
  },
  fields: '入力する値',
  parts: {
    identity: 'アカウント',
    helper: 'mutt_oauth2.py 内',
    ...protocolNames,
  },
  labels: {
    server: 'サーバー名',
    port: 'ポート',
    security: '接続の保護',
    authentication: '認証方式',
    userName: 'ユーザー名',
    emailAddress: 'メール アドレス',
    authorizeEndpoint: 'authorize_endpoint',
    deviceCodeEndpoint: 'devicecode_endpoint',
    tokenEndpoint: 'token_endpoint',
    tenant: 'tenant',
    clientId: 'client_id',
    scope: 'scope',
  },
  choices: {
    'ssl-tls': 'SSL/TLS',
    starttls: 'STARTTLS',
    oauth2: 'OAuth2',
  },
  fieldOf: (part, label) => `${part}: ${label}`,
  files: 'ファイル',
  file: (fileName) => `ファイル ${fileName}`,
  save: '保存',
  saveOf: (fileName) => `保存: ${fileName}`,
  saved: '保存しました',
  commands: 'コマンド',
  commandsLead: 'ファイルがあるフォルダーで、この順に実行します。',
  notes: '知っておくこと',
  documentation: (program) => `${program} のドキュメント`,
  noteTexts: {
    practice:
      'これらは練習用テナントのサーバーです。練習用テナントの実行中に、このコンピューターからだけ接続できます。また、プログラムがその証明機関を信頼している必要があります。',
    'pasted-token':
      'この接続は、貼り付けたトークンでサインインします。トークンの有効期間は約 1 時間です。代わりに、これらの設定では、ユーザーの場合はデバイス コード、アプリの場合はクライアント シークレットでトークンを取得します。',
    'token-helper':
      'mailbox_token.py をホーム フォルダーに保存してください。アクセス トークンを出力し、プログラムはそれをパスワードとして使用します。Python 3 と MSAL for Python が必要です。',
    'helper-sign-in':
      '--sign-in を付けて 1 回実行し、サインインしてください。サインインの更新に必要な情報は ~/.mailbox-token フォルダーに保存されます。読み取れるのは自分だけにしてください。この情報があれば、だれでもメールボックスを開けます。',
    'public-client':
      'デバイス コードを使用するには、アプリの登録で [パブリック クライアント フローを許可する] を有効にする必要があります (ステップ 2)。',
    'client-secret':
      'クライアント シークレットは設定に含まれません。プログラムのアカウントだけが読み取れるファイルに保存し、環境変数 MAILBOX_CLIENT_SECRET_FILE でそのファイルを指定してください。',
    certificate:
      '証明書と秘密キーは設定に含まれません。両方を、プログラムのアカウントだけが読み取れる 1 つの PEM ファイルに保存し、環境変数 MAILBOX_CERTIFICATE_FILE でそのファイルを指定してください。',
    'shared-mailbox':
      'ユーザー名には共有メールボックスを指定し、フル アクセスを持つユーザーがサインインします。',
    'send-as':
      'SMTP では、ユーザーが自分のアドレスでサインインし、共有メールボックスとして送信します。それには、メールボックス所有者として送信するアクセス許可が必要です (ステップ 4)。',
    'thunderbird-client':
      'Thunderbird は自身のクライアント ID でサインインするため、ステップ 2 のアプリの登録は使用されません。テナントでアプリ Mozilla Thunderbird が許可されている必要があり、管理者が 1 回同意しなければならない場合があります。',
    'thunderbird-password':
      '先に OAuth2 を選択し、パスワードは入力しないでください。最初の接続時に Thunderbird が Microsoft のサインイン ページを開き、サインインを自身で保持します。',
    'mutt-helper':
      'mutt_oauth2.py は mutt に付属しています (Debian では /usr/share/doc/mutt/examples)。ホーム フォルダーにコピーし、"microsoft" の項目に上の値を入力して、トークン ファイルの暗号化方法 (GnuPG など) をその中で選択してください。質問には、microsoft、devicecode、サインインするユーザーのアドレスを順に入力します。',
    'msmtp-test':
      'msmtp の設定ファイルは、自分だけが読み取れるようにする必要があります (chmod 600 msmtprc)。このコマンドはサーバーの機能を表示するだけで、何も送信しません。',
    'isync-plugin':
      'mbsync の XOAUTH2 には、SASL ライブラリのプラグインが必要です (Debian と Ubuntu では libsasl2-modules-kdexoauth2、その他では cyrus-sasl-xoauth2)。サインインが拒否されると、mbsync はトークンを表示します。その出力を他の人に渡さないでください。',
    'getmail-deletes-nothing':
      '新しいメッセージを取得し、サーバー上のメッセージは削除しません。root では配信されません。',
    'fetchmail-proxy':
      'fetchmail 6 は OAuth 2.0 に対応しておらず、対応しているのはバージョン 7 のアルファ版だけです。そのため、このコンピューター上の Email OAuth 2.0 Proxy を経由します。IMAP が選択されている場合は IMAP、それ以外の場合は POP で取得します。',
    'fetchmail-password':
      'fetchmail はパスワードを尋ねるか、自分だけが読み取れる ~/.netrc から読み取ります。これはプロキシのパスワードで、メールボックスのパスワードではありません。',
    'postfix-plugin':
      '先にプラグイン sasl-xoauth2 をインストールしてください。main.cf の行は /etc/postfix/main.cf に書き写し、他の 2 つのファイルは /etc/postfix/sasl_passwd と /etc/sasl-xoauth2.conf にコピーします。',
    'postfix-token':
      'get-token コマンドはサインイン用のコードを表示し、Postfix だけが読み取れるファイルにトークンを書き込みます。ユーザーのいないアプリでは使用できません。その場合は Email OAuth 2.0 Proxy を使用してください。',
    'postfix-chroot':
      'Debian と Ubuntu では、Postfix の SMTP クライアントは /var/spool/postfix の中で動作するため、コマンドはそこにトークン ファイルを置きます。chroot を使用しない場合は、パスのこの部分を省いてください。',
    'proxy-loopback':
      'プロキシはこのコンピューターでだけ、暗号化なしで待ち受け、サーバーとの通信を暗号化します。プログラムには、127.0.0.1 と表示されたポートを、SSL/TLS なしで設定してください。',
    'proxy-sign-in':
      'プログラムで使用するパスワードは任意です。プロキシは、そのパスワードでファイル内のトークンを暗号化します。最初の接続時に、サインイン用のコードが表示されます。',
    'proxy-secret':
      'プログラムのパスワードには、クライアント シークレットそのものを使用します。そのため、プロキシのファイルにシークレットは含まれません。プログラムがパスワードを保管する場所に保管してください。',
    'proxy-certificate':
      '証明書と秘密キーを、設定に書かれている 2 つのファイルに保存し、プロキシのアカウントだけが読み取れるようにしてください。プログラムのパスワードは任意です。',
    'curl-token':
      'トークンはパイプで curl の標準入力に渡されるため、プロセスの一覧には表示されません。SMTP の場合は、先に message.txt にメッセージを書き込んでください。',
    'code-sends-nothing':
      'メールボックスを開き、メッセージを数えます。コマンドにアドレスを追加した場合にだけ、メッセージを送信します。',
    'code-cache-file':
      'サインインの更新に必要な情報は ~/.mailbox-token フォルダーに保存されます。読み取れるのは自分だけにしてください。この情報があれば、だれでもメールボックスを開けます。',
    'code-cache-memory':
      'プログラムは、起動するたびにサインインを求めます。サインインを保持するには、書き込む内容を暗号化する Microsoft のライブラリのトークン キャッシュを追加してください。',
    'code-client-secret':
      'クライアント シークレットは、環境変数 MAILBOX_CLIENT_SECRET_FILE で指定したファイル、または MAILBOX_CLIENT_SECRET から読み取られます。プログラムのアカウントだけが読み取れるようにしてください。',
    'code-certificate':
      '証明書と秘密キーは、環境変数 MAILBOX_CERTIFICATE_FILE で指定した PEM ファイルから読み取られます。プログラムのアカウントだけが読み取れるようにしてください。',
    'java-libraries':
      'Maven Central のライブラリ org.eclipse.angus:angus-mail と com.microsoft.azure:msal4j が必要です。',
    'java-certificate':
      '証明書と秘密キーは、環境変数 MAILBOX_PKCS12_FILE で指定した PKCS #12 ファイルから、MAILBOX_PKCS12_PASSWORD のパスワードを使用して読み取られます。',
    'php-token':
      'Microsoft には、トークンを取得する PHP 用のライブラリがありません。mailbox_token.py がトークンを取得し、環境変数で渡します。',
  },
};
