import type { AccessType } from '../flows.ts';
import type { CloudField, DraftField } from '../wizard/draft.ts';
import { maxFurtherMailboxes } from '../registration.ts';
import type { FieldText } from './fields.en.ts';
import { countOf } from './format.ja.ts';

function resourceText(access: AccessType): FieldText {
  const who =
    access === 'delegated' ? 'ユーザーがサインインする場合' : 'アプリ自身がサインインする場合';
  return {
    label: `リソース (${who})`,
    hint: 'トークン要求のスコープの先頭部分です。',
    problems: {
      missing: 'リソースを入力してください。例: https://outlook.office365.us/',
      malformed: 'https:// とホスト名を入力してください。例: https://outlook.office365.us/',
    },
  };
}

function hostText(name: string): FieldText {
  return {
    label: `${name} サーバー`,
    hint: 'ホスト名です。サーバーの証明書はこの名前に対するものである必要があります。',
    problems: {
      missing: 'サーバーのホスト名を入力してください。',
      malformed: 'https:// とポートを付けずにホスト名を入力してください。例: outlook.office365.com',
    },
  };
}

function portText(name: string, usual: string): FieldText {
  return {
    label: `${name} ポート`,
    hint: `通常は ${usual} です。`,
    problems: {
      missing: `ポートを入力してください。通常は ${usual} です。`,
      malformed: `1 ～ 65535 のポートを入力してください。例: ${usual}`,
    },
  };
}

/** The text of every field that stands in place of a cloud's own value. */
const cloudFieldTexts: Record<CloudField, FieldText> = {
  delegatedResource: resourceText('delegated'),
  applicationResource: resourceText('application'),
  imapHost: hostText('IMAP'),
  imapPort: portText('IMAP', '993'),
  popHost: hostText('POP'),
  popPort: portText('POP', '995'),
  smtpHost: hostText('SMTP'),
  smtpPort: portText('SMTP', '587'),
};

/** The text of every field that can be wrong, in Japanese. */
export const fieldTexts: Record<DraftField, FieldText> = {
  ...cloudFieldTexts,
  tenant: {
    label: 'テナントのドメインまたはテナント ID',
    hint: 'テナントの確認済みドメインであれば、どれでもかまいません。どちらも Entra ID の [概要] ページに表示されます。',
    problems: {
      missing: 'contoso.com などのドメイン、またはテナント ID を入力してください。',
      malformed:
        'https:// と @ を付けずに、contoso.com などのドメイン、または 1b2c3d4e-5f60-4718-92a3-b4c5d6e7f809 などのテナント ID を入力してください。',
      'many-tenants':
        '自身としてサインインするアプリは 1 つのテナントに属します。contoso.com などのドメイン、またはテナント ID を入力してください。',
    },
  },
  clientId: {
    label: 'アプリケーション (クライアント) ID',
    hint: 'アプリの登録の [概要] ページにあります。よく似たオブジェクト ID ではありません。',
    problems: {
      missing: 'アプリの登録のアプリケーション (クライアント) ID を入力してください。',
      malformed:
        '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595 のような ID を入力してください。0 ～ 9 または a ～ f の 32 文字と、4 つのハイフンで構成されます。',
    },
  },
  signInAudience: {
    label: 'サポートされているアカウントの種類',
    hint: 'アプリの登録の [概要] ページにあります。ここで指定すると、テナントと照合されます。',
    problems: {},
  },
  protocols: {
    label: 'プロトコル',
    hint: 'デバイスまたはプログラムが使用するものを選択します。プロトコルごとにアクセス許可が必要です。',
    problems: { missing: 'プロトコルを 1 つ以上選択してください。' },
  },
  user: {
    label: 'サインインするユーザー',
    hint: 'デバイスまたはプログラムが使用するアカウントのアドレス (ユーザー プリンシパル名) です。',
    problems: {
      missing: 'サインインするユーザーまたはアカウントのアドレスを入力してください。',
      malformed: '完全なアドレスを 1 つ入力してください。例: scanner@contoso.com',
    },
  },
  sharedMailbox: {
    label: '共有メールボックスのアドレス',
    hint: 'アドレスのみを入力します。「user\\mailbox」の形式は OAuth では使用できません。',
    problems: {
      missing:
        '共有メールボックスのアドレスを入力するか、ユーザー自身のメールボックスを選択してください。',
      malformed: '完全なアドレスを 1 つ入力してください。例: invoices@contoso.com',
    },
  },
  servicePrincipalObjectId: {
    label: 'エンタープライズ アプリケーションのオブジェクト ID',
    hint: 'Entra ID の [エンタープライズ アプリケーション] > 対象のアプリ > [概要] にあります。アプリの登録のページにあるオブジェクト ID とは異なります。',
    problems: {
      malformed:
        '2f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e のような ID を入力するか、空のままにしてください。アプリのトークンにも含まれています。',
    },
  },
  furtherMailboxes: {
    label: 'その他のメールボックス',
    hint: `アプリが開くほかのメールボックスです。アクセス許可を付与するスクリプトで使用します。1 行に 1 つのアドレスを、最大 ${countOf(maxFurtherMailboxes, '個')}まで入力できます。テストされるのは上のメールボックスだけです。`,
    problems: {
      malformed: '完全なアドレスを 1 行に 1 つずつ入力してください。例: invoices@contoso.com',
    },
  },
  sender: {
    label: 'SMTP で差出人にするアドレス',
    hint: '上のメールボックスとして送信する場合は、空のままにします。',
    problems: {
      malformed: '完全なアドレスを 1 つ入力するか、空のままにしてください。例: orders@contoso.com',
    },
  },
  testMessageTo: {
    label: 'テスト メッセージの宛先アドレス',
    hint: '受信したメールを確認できるアドレスを指定します。',
    problems: {
      missing:
        'テスト メッセージの宛先アドレスを入力するか、メッセージの送信をオフにしてください。',
      malformed: '完全なアドレスを 1 つ入力してください。例: adele@contoso.com',
    },
  },
};

/** For application access, the same field names the mailbox instead of a person. */
export const applicationUserText: FieldText = {
  label: '開くメールボックス',
  hint: 'アプリが読み取りまたは送信に使用するメールボックスのアドレスです。',
  problems: {
    missing: 'アプリが開くメールボックスのアドレスを入力してください。',
    malformed: '完全なアドレスを 1 つ入力してください。例: scanner@contoso.com',
  },
};
