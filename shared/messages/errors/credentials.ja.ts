import type { credentialErrors as english } from './credentials.en.ts';
import type { ErrorText } from './error-text.ts';

/** Failures of what flows sign in with. */
export const credentialErrors = {
  'credential/missing': {
    title: 'サインインに使用するものがありません',
    cause:
      'このサインイン方法には、クライアント シークレット、証明書、またはトークンが必要ですが、入力されていません。',
    nextStep: 'ステップ 5 で入力し、もう一度サインインしてください。',
  },
  'credential/not-a-token': {
    title: 'これはアクセス トークンではありません',
    cause: 'アクセス トークンは、空白や引用符を含まない、数百文字以上の 1 つの文字列です。',
    nextStep: '前後のものを含めずに、access_token の値だけをコピーしてください。',
  },
  'credential/secret-id': {
    title: 'これはシークレットの ID で、値ではありません',
    cause:
      'ポータルでは、両方が隣り合って表示されます。このテキストは [シークレット ID] の形式です。Entra ID がこの形式の値を発行することはなく、使用すると AADSTS7000215 が返されます。',
    nextStep:
      '[値] をコピーしてください。値がポータルに表示されるのは一度だけです。表示されない場合は、[証明書とシークレット] で新しいシークレットを作成してください。',
  },
  'credential/token-as-secret': {
    title: 'これはトークンで、クライアント シークレットではありません',
    cause: 'トークンはシークレットを使用して取得するもので、シークレットの代わりにはなりません。',
    nextStep:
      '[証明書とシークレット] にあるシークレットの [値] を入力するか、サインイン方法として [貼り付けたアクセス トークン] を選択してください。',
  },
  'credential/wrong-secret': {
    title: 'Entra ID がクライアント シークレットを受け付けません',
    cause:
      '値が、アプリの登録にあるシークレットのものではありません。シークレットの ID がコピーされた可能性があります。',
    nextStep:
      '[シークレット ID] ではなく、[値] をコピーしてください。値がポータルに表示されるのは一度だけです。表示されない場合は、[証明書とシークレット] で新しいシークレットを作成してください。',
  },
  'credential/expired-secret': {
    title: 'クライアント シークレットの有効期限が切れています',
    cause: '正しいシークレットでしたが、アプリの登録で設定された有効期限を過ぎています。',
    nextStep:
      '[アプリの登録] > [証明書とシークレット] で新しいシークレットを作成し、入力してください。',
  },
  'credential/wrong-certificate': {
    title: 'Entra ID が証明書を受け付けません',
    cause:
      'アプリの登録にある証明書ではないか、有効期限が切れているか、キーがこの証明書のものではありません。',
    nextStep:
      'ステップ 5 の拇印と有効期限を [アプリの登録] > [証明書とシークレット] のものと比較し、そこに証明書をアップロードしてください。',
  },
  'certificate/unreadable': {
    title: '証明書のファイルを読み取れません',
    cause:
      'PEM でも PFX (PKCS #12) でもないか、破損しているか、このようなファイルとしては大きすぎます。',
    nextStep: '証明書を秘密キーとともに、PFX または PEM としてもう一度エクスポートしてください。',
  },
  'certificate/wrong-password': {
    title: 'このパスワードではファイルを開けません',
    cause: '秘密キーが、別のパスワードで暗号化されています。',
    nextStep: 'ファイルをエクスポートしたときに設定したパスワードを入力してください。',
  },
  'certificate/no-key': {
    title: '秘密キーがありません',
    cause:
      'ファイルには証明書が含まれていますが、秘密キーが含まれていません。.cer ファイルに秘密キーが含まれることはありません。',
    nextStep:
      '証明書を秘密キーとともに PFX としてエクスポートするか、両方の PEM ファイルを選択してください。',
  },
  'certificate/no-certificate': {
    title: '証明書がありません',
    cause: 'ファイルには秘密キーが含まれていますが、証明書が含まれていません。',
    nextStep: '両方を含むファイルを選択するか、両方の PEM ファイルを選択してください。',
  },
  'certificate/key-mismatch': {
    title: 'キーが証明書のものではありません',
    cause: 'キーによる署名を証明書で検証できないため、Entra ID では拒否されます。',
    nextStep: '証明書の作成に使用したキーを選択してください。',
  },
  'certificate/unsupported-key': {
    title: 'この種類のキーは使用できません',
    cause: 'Entra ID が受け付けるのは、2048 ビット以上の RSA キーによる署名です。',
    nextStep: 'RSA キーで証明書を作成し、アプリの登録にアップロードしてください。',
  },
  'authority-certificate/unreadable': {
    title: 'このファイルには証明機関が含まれていません',
    cause:
      'PEM 形式または DER 形式の証明書が含まれていないか、含まれている証明書がほかの証明書を発行できないものです。',
    nextStep:
      '検査を行うプロキシのルート証明書を、PEM 形式または DER 形式でエクスポートしてください。',
  },
} satisfies Record<keyof typeof english, ErrorText>;
