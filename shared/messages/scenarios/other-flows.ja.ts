/** What goes wrong when a sign-in is renewed, by device code, and for apps themselves, in Japanese. */
export const otherFlowScenarios = {
  'aadsts-50173-revoked': 'パスワードの変更などにより、サインインが取り消された',
  'aadsts-50133-password-changed': 'パスワードの有効期限が切れたか、パスワードが変更された',
  'aadsts-700082-unused-for-90-days': '更新トークンが 90 日間使用されなかった',
  'aadsts-700082-german': '更新トークンが 90 日間使用されなかった (ドイツ語)',
  'aadsts-70043-sign-in-frequency': '条件付きアクセスが、定期的に新しいサインインを求める',
  'aadsts-70043-japanese': '条件付きアクセスが、定期的に新しいサインインを求める (日本語)',
  'aadsts-70000-scopes-no-longer-granted': '同意されていた内容が、もう許可されていない',
  'aadsts-50078-second-factor-expired': '2 つ目の認証要素による確認から時間が経ちすぎている',
  'aadsts-50034-account-deleted': 'その後、アカウントが削除された',
  'aadsts-50033-try-again': 'サービスで一時的に障害が発生した',
  'aadsts-9002313-malformed-refresh-token':
    '更新トークンとして送信された値が、更新トークンではない',
  'aadsts-700016-device-app-not-in-tenant':
    'デバイス コードの要求で、クライアント ID がこのテナントのものではない',
  'aadsts-90124-device-not-for-common':
    'このアプリでは、/common と /consumers でデバイス コードを使用できない',
  'aadsts-7000218-device-not-a-public-client':
    'アプリの登録でパブリック クライアント フローがオフになっている',
  'aadsts-53003-device-code-blocked': '条件付きアクセスがデバイス コード フローをブロックする',
  'aadsts-53003-device-code-japanese':
    '条件付きアクセスがデバイス コード フローをブロックする (日本語)',
  'aadsts-53000-device-code-needs-device':
    '条件付きアクセスが準拠デバイスを求めるが、デバイス コードでは証明できない',
  'aadsts-70017-device-declined': 'ユーザーがコードのページで拒否した',
  'aadsts-70018-device-wrong-code': '間違ったコードがページに入力された',
  'aadsts-70019-device-code-expired': 'コードの有効期限までに誰もサインインしなかった',
  'aadsts-50134-device-wrong-data-centre': 'コードが別のデータセンターで作成された',
  'aadsts-70016-device-slow-down':
    '問い合わせの頻度を下げるよう、サービスが 3 回求める (RFC 8628 のとおり)',
  'aadsts-70020-device-code-no-longer-valid': '誰もサインインしないうちにコードの有効期限が切れた',
  'aadsts-90119-device-user-code-empty': 'ページにコードが入力されなかった',
  'aadsts-530003-device-not-managed':
    '条件付きアクセスが管理対象デバイスを求めるが、デバイス コードでは証明できない',
  'aadsts-7000215-wrong-secret': 'シークレットが間違っているか、シークレットの ID が入力された',
  'aadsts-7000215-japanese':
    'シークレットが間違っているか、シークレットの ID が入力された (日本語)',
  'aadsts-7000222-secret-expired': 'シークレットの有効期限が切れている',
  'aadsts-7000222-german': 'シークレットの有効期限が切れている (ドイツ語)',
  'aadsts-700027-certificate-not-registered': '証明書がアプリに登録されていない',
  'aadsts-50012-assertion-signature': '証明書による署名が正しくない',
  'aadsts-700016-application-not-in-tenant':
    'アプリ自身のサインインで、クライアント ID がこのテナントのものではない',
  'aadsts-900382-confidential-client-of-another-cloud': 'アプリとテナントが別々のクラウドにある',
  'aadsts-500011-exchange-not-in-tenant':
    'アプリ自身のサインインで、テナントに Exchange Online のサービス プリンシパルがない',
  'aadsts-7000112-application-disabled':
    'アプリ自身のサインインで、エンタープライズ アプリケーションが無効になっている',
  'aadsts-7000216-no-credential': 'アプリがシークレットも証明書も送信しなかった',
  'aadsts-700024-assertion-out-of-time':
    'このコンピューターの時計が間違っているため、証明書による証明が有効な時間の範囲外',
  'aadsts-650057-application-resource-not-registered':
    'アプリ自身のサインインで、アプリの登録のアクセス許可に Exchange Online が含まれていない',
  'aadsts-90002-application-no-such-tenant': 'アプリ自身のサインインで、テナント ID が間違っている',
  'aadsts-53003-application-blocked': 'ワークロード ID の条件付きアクセスがアプリをブロックする',
  'aadsts-900432-application-of-another-cloud': 'アプリがテナントとは別のクラウドに登録されている',
} as const;
