import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import { desktopPlatform, openRegistration, signInAgain, tryAgain } from './sign-in-phrases.ja.ts';
import { isNumber } from './values.ts';

/** Secrets, certificates and proofs, in Japanese. */
export const signInCredentialFindings = {
  'client-secret-invalid': (values) => ({
    title: 'クライアント シークレットが正しくありません',
    cause:
      '多くの場合、ポータルから [値] ではなく [シークレット ID] がコピーされています。または、シークレットが別のアプリのものか、削除されています。',
    steps: [
      openRegistration(values),
      '[管理] > [証明書とシークレット] > [クライアント シークレット] に移動し、[新しいクライアント シークレット] を選択して、[追加] を選択します。',
      '[値] をすぐにコピーします。値がポータルに表示されるのはこのときだけです。隣の [シークレット ID] は必要ありません。',
      'このアプリのステップ 5 に、前後に空白を入れずに値を入力します。プログラムがアドレスまたはフォームの中で値を保持する場合は、エンコードする必要があります。',
      tryAgain,
    ],
  }),
  'client-secret-expired': (values) => ({
    title: 'クライアント シークレットの有効期限が切れています',
    cause:
      '各シークレットには有効期限があり、ポータルでシークレットの隣に表示されます。このシークレットは有効期限を過ぎています。',
    steps: [
      openRegistration(values),
      '[管理] > [証明書とシークレット] > [クライアント シークレット] に移動し、[新しいクライアント シークレット] を選択して、[追加] を選択し、[値] をコピーします。',
      '値を、このアプリのステップ 5 と、古いシークレットを使用していたほかのすべての場所に入力します。その後、古いシークレットを削除します。',
      '新しい有効期限を控えておきます。証明書は、より長い期間有効にできます。',
      tryAgain,
    ],
  }),
  'client-secret-missing': (values) => ({
    title: 'アプリが、シークレットも証明書も送信しませんでした',
    cause:
      'Entra ID は、このアプリを、自身を証明できるアプリと見なしています。アプリ自身がサインインしているか、リダイレクト URI が [Web] に登録されているためです。要求には証明が含まれていませんでした。',
    steps: [
      openRegistration(values),
      'シークレットを使用するアプリの場合は、[管理] > [証明書とシークレット] でシークレットを作成し、その [値] をプログラムの設定に入力します。',
      `ユーザーがサインインするプログラムの場合は、リダイレクト URI を [Web] ではなく ${desktopPlatform} に登録します。そうすると、シークレットは求められません。`,
      tryAgain,
    ],
  }),
  'certificate-not-registered': (values) => ({
    title: '証明書がアプリに登録されていません',
    cause:
      'Entra ID で、署名に一致するアプリの証明書が見つかりませんでした。別の証明書がアップロードされたか、アップロードされていないか、プログラムが別の拇印で証明書を指定しています。',
    steps: [
      openRegistration(values),
      '[管理] > [証明書とシークレット] > [証明書] に移動し、拇印と有効期限を、プログラムが使用する証明書のものと比較します。',
      'そこにない場合は、[証明書のアップロード] を選択し、公開部分 (.cer、.pem、または .crt) をアップロードします。秘密キーは手元に残します。',
      '証明書を自ら指定するプログラムでは、SHA-256 の拇印を x5t#S256 に、または SHA-1 の拇印を x5t に設定する必要があります。',
      tryAgain,
    ],
  }),
  'clock-skew-or-expired-assertion': (values) => ({
    title: 'アプリの署名付きの証明が、有効な時間の範囲外でした',
    cause:
      '証明書を使用して作成される証明は、数分間だけ有効です。このコンピューターの時計が間違っているか、プログラムが古い証明をもう一度送信した可能性が高いです。',
    steps: [
      'トークンを要求するコンピューターの時計とタイム ゾーンを合わせます。タイム サーバーを使用するのが最適です。',
      isNumber(values, 700024, 500133)
        ? 'メッセージに示されている時刻を比較します。「Current time」が Entra ID の時刻です。'
        : '時刻を別のコンピューターの時刻と比較します。',
      '時刻が正しい場合は、プログラムが要求ごとに新しい証明を作成するようにし、証明書がまだ有効であることを確認します。',
      tryAgain,
    ],
  }),
  'pkce-mismatch': () => ({
    title: 'コード検証値がサインインと一致しません',
    cause:
      'PKCE では、プログラムがサインイン ページからトークン要求まで、秘密の値を保持します。この値が含まれていないか、長さが正しくないか、別のサインインのものでした。',
    steps: [
      '同じサインインの code_challenge の元になった code_verifier を送信します。code_verifier は 43 ～ 128 文字で、これを SHA-256 でハッシュし、「=」を付けずに base64url でエンコードしたものが code_challenge です。',
      'サインイン ページを 2 回開かないでください。2 回目に開くと、最初の検証値は使用できなくなります。',
      signInAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
