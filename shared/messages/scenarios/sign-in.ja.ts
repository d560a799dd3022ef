/** What goes wrong at the practice tenant's sign-in page and with its codes and tokens, in Japanese. */
export const signInScenarios = {
  'aadsts-90002-no-such-tenant': 'テナント ID が間違っているか、テナントが別のクラウドにある',
  'aadsts-50049-unknown-instance': '承認サーバーが、認識されているどのクラウドのものでもない',
  'aadsts-90033-directory-unavailable': 'ディレクトリに一時的に接続できない',
  'aadsts-90006-service-unavailable': 'サインイン サービスを一時的に利用できない',
  'aadsts-50011-redirect-uri-not-registered': 'リダイレクト URI がアプリに登録されていない',
  'aadsts-500113-no-reply-address': 'アプリの登録にプラットフォームがない',
  'aadsts-900971-no-reply-address-provided':
    '要求にもアプリの登録にもリダイレクト URI が指定されていない',
  'aadsts-700016-app-not-in-tenant': 'クライアント ID がこのテナントのものではない',
  'aadsts-50194-single-tenant-app-on-common': 'シングルテナントのアプリが /common で使用されている',
  'aadsts-90130-app-not-for-common':
    '職場または学校アカウント用のアプリが /common で使用されている',
  'aadsts-650053-scope-of-another-resource':
    'リソースの付いていないスコープが Microsoft Graph で検索された',
  'aadsts-650056-no-permissions-registered': 'アプリの登録に Exchange Online のアクセス許可がない',
  'aadsts-65002-microsoft-client-id': 'クライアント ID が Microsoft 自身のプログラムのもの',
  'aadsts-7000112-app-disabled': 'エンタープライズ アプリケーションでサインインが無効になっている',
  'aadsts-70011-scope-not-valid': 'スコープの形式が正しくないか、別のクラウドのもの',
  'aadsts-28002-scope-not-valid-for-token': 'スコープが、トークンを取得できるものではない',
  'aadsts-28003-empty-scope': 'リソースのスコープが要求されていない',
  'aadsts-700022-two-resources': 'Exchange Online と Microsoft Graph のスコープが一緒に要求された',
  'aadsts-901002-resource-parameter': 'v1 エンドポイントのパラメーターが v2 に送信された',
  'aadsts-650052-exchange-not-subscribed':
    'テナントに Exchange Online のサービス プリンシパルがない',
  'aadsts-700011-app-not-in-directory': 'クライアント ID がこのディレクトリのものではない',
  'aadsts-65005-resource-not-listed': 'アプリが要求する内容がアプリの登録に含まれていない',
  'aadsts-70001-app-disabled-or-unknown': 'アプリが無効か、テナントのものではない',
  'aadsts-501491-challenge-size': 'PKCE チャレンジの長さが正しくない',
  'aadsts-50020-personal-account': 'アカウントが個人用か、別のテナントのもの',
  'aadsts-16000-account-not-in-tenant': 'ブラウザーのアカウントがこのテナントのものではない',
  'aadsts-500208-domain-not-for-accounts':
    'アドレスのドメインが、この種類のアカウントのものではない',
  'aadsts-90072-external-account': 'アカウントが別のテナントのもので、招待されていない',
  'aadsts-50105-not-assigned':
    'アプリにはユーザーの割り当てが必要だが、このユーザーは割り当てられていない',
  'aadsts-50105-japanese':
    'アプリにはユーザーの割り当てが必要だが、このユーザーは割り当てられていない (日本語)',
  'aadsts-50053-account-locked': '間違ったパスワードが多すぎたため、アカウントがロックされている',
  'aadsts-50053-german':
    '間違ったパスワードが多すぎたため、アカウントがロックされている (ドイツ語)',
  'aadsts-50055-password-expired': 'パスワードの有効期限が切れている',
  'aadsts-50057-account-disabled': 'アカウントが無効になっている',
  'aadsts-50144-directory-password-expired':
    'オンプレミスの Active Directory のパスワードの有効期限が切れている',
  'aadsts-500021-tenant-restricted':
    'プロキシがテナントの一覧を追加し、このテナントが一覧に含まれていない',
  'aadsts-500022-tenant-restrictions':
    'プロキシが追加するテナント制限に、認識されているものが指定されていない',
  'aadsts-50034-no-such-account': 'テナントにそのアカウントがない',
  'aadsts-500201-personal-account-at-v1':
    '個人用アカウントで v1 エンドポイントにサインインしている',
  'aadsts-50126-wrong-password': 'ユーザー名またはパスワードが間違っている',
  'aadsts-50002-restricted-proxy': 'プロキシが、このテナントへのサインインを許可していない',
  'aadsts-50072-enroll-second-factor': '先に 2 つ目の認証要素を設定する必要がある',
  'aadsts-53003-conditional-access': '条件付きアクセスがサインインをブロックする',
  'aadsts-53003-german': '条件付きアクセスがサインインをブロックする (ドイツ語)',
  'aadsts-53000-device-not-compliant':
    '条件付きアクセスが準拠デバイスを求めるが、埋め込みウィンドウでは証明できない',
  'aadsts-53001-device-not-joined': '条件付きアクセスが、ドメインに参加しているデバイスを求める',
  'aadsts-50097-device-authentication': 'デバイス自体の認証が必要',
  'aadsts-50129-device-not-joined-to-workplace': 'デバイスが登録されていない',
  'aadsts-530035-security-defaults': 'セキュリティの既定値群がサインインをブロックする',
  'aadsts-530032-security-policy': 'セキュリティ ポリシーがサインインをブロックする',
  'aadsts-50005-platform-not-supported':
    '条件付きアクセスが、このオペレーティング システムを認識していない',
  'aadsts-53002-app-not-approved': '条件付きアクセスが、承認されたアプリを求める',
  'aadsts-65004-declined': 'ユーザーがアプリの許可を拒否した',
  'aadsts-90094-needs-admin': 'アプリを許可できるのは管理者だけ',
  'aadsts-90095-admin-asked': 'アプリを許可できるのは管理者だけで、管理者に依頼済み',
  'aadsts-900941-administrator-only': 'ロールのないユーザーが、全員に代わって同意しようとした',
  'aadsts-650057-resource-not-registered':
    'アプリの登録のアクセス許可に Exchange Online が含まれていない',
  'aadsts-50199-confirmation': '本人が開いたプログラムであることを、ユーザーが確認する必要がある',
  'aadsts-7000218-not-a-public-client': 'アプリの登録がパブリック クライアントではない',
  'aadsts-700025-secret-of-a-public-client': 'パブリック クライアントがシークレットを送信した',
  'aadsts-90038-other-national-cloud': 'テナントが別の国内クラウドのもの',
  'aadsts-9001023-grant-not-for-common': 'この許可の種類では /common も /consumers も使用できない',
  'aadsts-9002332-not-for-consumers':
    '職場または学校アカウント用のアプリが /consumers で使用されている',
  'aadsts-65001-no-consent': 'アプリによるこのリソースの使用を、誰も許可していない',
  'aadsts-65001-japanese': 'アプリによるこのリソースの使用を、誰も許可していない (日本語)',
  'aadsts-700023-no-resource': 'スコープにリソースが指定されていない',
  'aadsts-900144-scope-missing': 'パラメーターが不足している',
  'aadsts-54005-code-reused': 'コードが既に引き換えられている',
  'aadsts-70008-code-expired': 'コードが古すぎる',
  'aadsts-501481-verifier-does-not-match': 'PKCE 検証値が別の要求のもの',
  'aadsts-50147-challenge-size': 'PKCE チャレンジがないか、長さが正しくない',
  'aadsts-9002326-single-page-app-only':
    'リダイレクト URI がシングルページ アプリケーション用に登録されている',
  'aadsts-700005-code-of-another-tenant': 'コードが別のテナントのもの',
  'aadsts-50076-second-factor': '2 つ目の認証要素が求められる',
  'aadsts-50076-german': '2 つ目の認証要素が求められる (ドイツ語)',
  'aadsts-50079-register-second-factor': '先に 2 つ目の認証要素を登録する必要がある',
  'aadsts-50196-request-loop': 'プログラムが同じ内容を頻繁に要求しすぎた',
  'aadsts-90055-throttled': 'テナントにスロットリングが適用されている',
  'aadsts-90024-over-budget': '要求の処理に、サービスが許容するより長い時間がかかった',
  'aadsts-1000031-app-not-accessible': 'アプリを現在使用できない',
  'aadsts-90043-feature-disabled': '要求された機能が、このクラウドで無効になっている',
  'aadsts-90014-field-missing': 'フィールドが不足している',
  'aadsts-9002313-malformed-request': '要求の形式が正しくない',
  'aadsts-70000-code-not-valid': 'コードが途中で変更された',
  'aadsts-50148-verifier-does-not-match': 'PKCE 検証値がチャレンジと一致しない',
  'aadsts-9002325-proof-key-required':
    'リダイレクト URI が、証明キーの必要なシングルページ アプリケーション用のもの',
  'aadsts-50074-strong-authentication': '2 つ目の認証要素が求められたが、提示されなかった',
  'aadsts-50033-transient-error': 'サービスの一時的な障害',
} as const;
