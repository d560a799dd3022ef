import type { cloudSources as cloudSourcesEn } from './cloud-sources.en.ts';

const emailEngine = 'EmailEngine のドキュメント「Setting Up Outlook and Microsoft 365」';
const nationalClouds = 'Microsoft のドキュメント「National clouds」(learn.microsoft.com)';

/** Where the values of the clouds come from; titles of pages stay as they are, to be found by. */
export const cloudSources: typeof cloudSourcesEn = {
  'oauth-page':
    'Microsoft のドキュメント「OAuth を使用して IMAP、POP、または SMTP 接続を認証する」(learn.microsoft.com)。',
  'outlook-page': 'Microsoft のサポート ページ「POP, IMAP, and SMTP settings for Outlook.com」。',
  'national-clouds': `${nationalClouds}。`,
  'desktop-apps':
    'Microsoft のドキュメント「Web API を呼び出すデスクトップ アプリ: アプリの登録」(learn.microsoft.com)。',
  'azure-government-apps':
    'Microsoft のドキュメント「Enroll in and create Azure Government apps」(learn.microsoft.com)。',
  'entra-faq':
    'Microsoft のドキュメント「Microsoft Entra frequently asked questions」(learn.microsoft.com)。',
  'exchange-admin':
    'Microsoft のドキュメント「Exchange admin center in Exchange Online」(learn.microsoft.com)。',
  'exchange-blog':
    'Microsoft Exchange チーム ブログの、GCC High の新しい Exchange 管理センターに関する記事。',
  'email-engine': `${emailEngine}。`,
  'oauth-proxy': 'プログラム github.com/simonrob/email-oauth2-proxy。',
  'client-diagnostics': 'プログラム github.com/richfaj/SmtpClientDiag。',
  'as-gcc-high': '実際に使用されているプログラムは、GCC High のアドレスを使用しています。',
  'dod-delegated': `${emailEngine}。Microsoft の CSS-Exchange スクリプトでは outlook-dod.office365.us です。`,
  'dod-application':
    '実際に使用されているプログラムによって、outlook-dod.office365.us と outlook.office365.us に分かれます。',
  'dod-audiences':
    'Microsoft のドキュメントに記載がありません。実際に使用されているプログラムが要求している名前です。',
  'dod-servers': `Microsoft のドキュメントに記載がありません。${emailEngine}に記載されていますが、このクラウドのほかの名前については、実際に使用されているプログラムによって異なります。`,
  'china-authority': `${nationalClouds}。github.com/simonrob/email-oauth2-proxy などでは、以前の login.chinacloudapi.cn が使用されています。`,
  'china-desktop-apps':
    'Microsoft のドキュメント「Desktop app that calls web APIs: App registration」(docs.azure.cn)。',
  'china-audiences':
    'Microsoft のドキュメントに記載がありません。実際に使用されているプログラムが要求している名前です。',
  'china-smtp': `github.com/mguessan/davmail の issue 341。${emailEngine}では partner.outlook.cn です。`,
  'china-exchange': 'Microsoft の Exchange Server 用ハイブリッド構成ウィザードの設定。',
};
