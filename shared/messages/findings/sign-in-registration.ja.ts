import type { FindingId } from '../../diagnosis/finding-ids.ts';
import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import {
  desktopPlatform,
  onPortal,
  openEnterpriseApp,
  openRegistration,
  signInAgain,
  tenantName,
  tryAgain,
} from './sign-in-phrases.ja.ts';

function addDesktopUri(uri: string): string {
  return ja`[管理] > [認証] に移動し、${desktopPlatform} にリダイレクト URI を追加して ([Web] でも [シングルページ アプリケーション] でもありません)、${uri}を入力します。`;
}

/** The app registration, in Japanese. */
export const signInRegistrationFindings = {
  'client-id-wrong': (values) => ({
    title: 'テナントに、このクライアント ID のアプリがありません',
    cause:
      values.clientId === undefined
        ? 'クライアント ID が、このテナントのアプリのものではありません。メール アドレス、名前、オブジェクト ID など、別の値が代わりに入力されたか、アプリが別のテナントにあります。'
        : ja`${values.clientId}は、${tenantName(values)}のアプリのクライアント ID ではありません。アプリの別の ID であるか、アプリが別のテナントにあり、ここではまだ許可されていない可能性があります。`,
    steps: [
      ja`${onPortal(values.portal)} [Entra ID] > [アプリの登録] > [すべてのアプリケーション] に移動し、対象のアプリを選択します。`,
      '[概要] ページの [アプリケーション (クライアント) ID] を、引用符や空白を含めずにコピーします。[オブジェクト ID] でも [シークレット ID] でもありません。',
      'このアプリのステップ 2 に入力します。',
      ja`元の値が正しかった場合は、このアプリのステップ 1 で、テナントがアプリの登録先であるかどうかを確認するか、先に${tenantName(values)}でアプリに管理者の同意を与えます。`,
      tryAgain,
    ],
  }),
  'first-party-client-id': () => ({
    title: 'クライアント ID が、Microsoft 自身のプログラムのものです',
    cause:
      'Microsoft 自身のプログラムが要求できるアクセス許可は Microsoft が決めており、今回のアクセス許可は含まれていません。ほかの誰も変更できません。',
    steps: [
      '独自のアプリを登録します。このアプリのステップ 2 に、その方法と、登録を行うスクリプトがあります。',
      '[アプリケーション (クライアント) ID] を、このアプリのステップ 2 に入力します。',
      signInAgain,
    ],
  }),
  'redirect-uri-mismatch': (values) => ({
    title: 'このリダイレクト URI は、アプリに登録されていません',
    cause:
      values.redirectUri === undefined
        ? 'サインインが終了するアドレスは、ポート、パス、末尾のスラッシュも含めて、一字一句同じものが登録されている必要があります。'
        : ja`サインインは${values.redirectUri}で終了しますが、これと一字一句同じアドレスがアプリに登録されていません。`,
    steps: [
      openRegistration(values),
      addDesktopUri(values.redirectUri ?? 'プログラムが送信するとおりのアドレス'),
      'http://localhost の場合、そこでは任意のポートが受け付けられます。パスは同じである必要があります。',
      signInAgain,
    ],
  }),
  'redirect-uri-missing': (values) => ({
    title: 'アプリの登録に、リダイレクト URI がありません',
    cause: 'プラットフォームが追加されていないため、サインインが終了するアドレスがありません。',
    steps: [
      openRegistration(values),
      addDesktopUri(
        values.redirectUri ??
          'https://login.microsoftonline.com/common/oauth2/nativeclient (システム ブラウザーの場合は http://localhost)',
      ),
      signInAgain,
    ],
  }),
  'redirect-uri-wrong-platform': (values) => ({
    title: 'リダイレクト URI が、別の種類のプログラム用に登録されています',
    cause: `[Web] の場合、Entra ID はクライアント シークレットを求めます。[シングルページ アプリケーション] の場合は、ブラウザーのページからの呼び出しを求めます。コンピューター上のプログラムはどちらにも該当しないため、${desktopPlatform} に登録する必要があります。`,
    steps: [
      openRegistration(values),
      ja`[管理] > [認証] に移動し、[Web] または [シングルページ アプリケーション] から${values.redirectUri ?? 'リダイレクト URI'}を削除します。`,
      `${desktopPlatform} に追加します。[シングルページ アプリケーション] が正しいのはブラウザーで実行されるページの場合だけで、[Web] が正しいのはシークレットを持つサーバーの場合だけです。`,
      signInAgain,
    ],
  }),
  'public-client-flows-disabled': (values) => ({
    title: 'アプリの登録で、パブリック クライアント フローが許可されていません',
    cause:
      'デバイス コードと、シークレットを保持しないプログラムには、この設定が必要です。オフの間、Entra ID はクライアント シークレットまたは証明書を求めます。',
    steps: [
      openRegistration(values),
      '[管理] > [認証] > [設定] (以前のページでは [詳細設定]) に移動し、[パブリック クライアント フローを許可する] を [はい] に設定して、[保存] を選択します。',
      `既にオンの場合は、リダイレクト URI が ${desktopPlatform} にあることを確認します。シークレットを送信するのは、シークレットを持つサーバーだけにします。`,
      signInAgain,
    ],
  }),
  'public-client-sent-secret': (values) => ({
    title: '送信すべきシークレットのないアプリで、クライアント シークレットが送信されました',
    cause:
      'リダイレクト URI が [モバイル アプリケーションとデスクトップ アプリケーション] に登録されています。この種類のプログラムは、シークレットを送信してはなりません。',
    steps: [
      'プログラムの設定からクライアント シークレットを削除します。フィールドがある場合は、空のままにします。',
      ja`プログラムがシークレットを必要とするサーバーの場合は、${openRegistration(values)}[管理] > [認証] で、リダイレクト URI を [Web] に移動します。`,
      signInAgain,
    ],
  }),
  'app-disabled': (values) => ({
    title: 'アプリが無効になっています',
    cause: ja`このアプリを使用して${tenantName(values)}にサインインすることは、許可されていません。管理者が無効にしたか、名前または使用状況が原因で Microsoft が無効にしました。`,
    steps: [
      openEnterpriseApp(values),
      '[管理] > [プロパティ] で、[ユーザーのサインインが有効になっていますか?] を [はい] に設定して、[保存] を選択します。',
      '既に [はい] の場合、または Microsoft がアプリを無効にしたことがページに示されている場合は、このアプリのステップ 2 で、別の名前の新しいアプリを登録します。',
      tryAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
