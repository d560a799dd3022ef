/** What goes wrong on the way to the practice tenant's servers, in Japanese. */
export const networkScenarios = {
  'network-name-unknown': 'メール サーバーの名前が見つからない',
  'network-port-closed': 'メール サーバーのポートで何も待ち受けていない',
  'network-connection-reset': 'ファイアウォールが、メール サーバーへの接続をリセットする',
  'network-silent-server': '接続は受け付けられるが、どのサーバーもグリーティングを送信しない',
  'network-certificate-expired': 'メール サーバーの証明書の有効期限が切れている',
  'network-certificate-other-name': 'メール サーバーの証明書が別の名前に対するもの',
  'network-certificate-unknown-authority':
    'メール サーバーの証明書に署名したものが不明 (メール シールドなど)',
  'network-tls-inspection': '間にある機器が接続の中身を開き、独自の証明書を提示する',
  'network-old-tls': 'メール サーバーが TLS 1.1 までにしか対応していない',
  'network-http-answers': 'メール サーバーの代わりに Web サーバーが応答する',
  'network-other-protocol': '別のメール プロトコルのサーバーが応答する',
  'network-implicit-tls-on-starttls-port': 'STARTTLS 用のポートで、接続時から TLS が使用される',
  'network-starttls-on-implicit-tls-port':
    '接続時から TLS を使用するポートで、STARTTLS が使用される',
  'network-starttls-stripped': 'ファイアウォールが、サーバーが提供する機能から STARTTLS を取り除く',
  'network-authority-name-unknown': 'サインイン サービスの名前が見つからない',
  'network-authority-port-closed': 'サインイン サービスのポートで何も待ち受けていない',
  'network-authority-tls-inspection': '間にある機器が、サインイン サービスへの接続の中身を開く',
  'network-authority-certificate-expired': 'サインイン サービスの証明書の有効期限が切れている',
  'network-authority-html': 'サインイン サービスの応答の代わりに、ネットワークのページが返される',
  'network-authority-proxy-required': '会社のプロキシ経由でしか、サインイン サービスに接続できない',
} as const;
