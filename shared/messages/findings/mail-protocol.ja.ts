import { ja } from '../spaced.ja.ts';
import type { FindingWords } from './finding-text.ts';
import { protocolName, serverName, testAgain } from './mail-phrases.ja.ts';

/** What a program and a server do not understand of each other, in Japanese. */
export const mailProtocolFindings = {
  'auth-mechanism-not-offered': (values) => ({
    title: '使用されたサインイン方法を、サーバーが提供していません',
    cause: ja`Exchange Online は、トークンに対して XOAUTH2 を提供します。SMTP では、接続が暗号化された後に限られます。使用された方法は、${serverName(values)}が提供する方法に含まれていません。`,
    steps: [
      'プログラムで、PLAIN、CRAM-MD5、NTLM、OAUTHBEARER ではなく、OAuth 2.0 とメカニズム XOAUTH2 を設定します。',
      'SMTP の場合は、プログラムが先に STARTTLS を要求し、その後でサーバーが提供する内容をもう一度問い合わせていることを確認します。',
      ja`${serverName(values)}が、ゲートウェイや古いサーバーではなく、Exchange Online のサーバーであることを確認します。`,
      testAgain,
    ],
  }),
  'client-capability-parse-bug': (values) => ({
    title: 'サーバーが提供する内容を、プログラムが誤って読み取っている可能性が高いです',
    cause: ja`プログラムによると、サーバーは XOAUTH2 に対応していません。しかし、Exchange Online は${protocolName(values)}で XOAUTH2 を提供しているため、一覧が誤って読み取られたか、接続が暗号化される前に読み取られています。`,
    steps: [
      'このアプリでテストします。機能の一覧の行で、XOAUTH2 が提供されているかどうかがわかります。',
      '提供されている場合は、プログラムの新しいバージョンを使用し、開発元に知らせます。',
      'プログラムでメカニズムを選択できる場合は、XOAUTH2 を手動で選択します。',
    ],
  }),
  'pop-two-step-required': () => ({
    title: 'POP では、コマンドとトークンを 2 行に分けて送信する必要があります',
    cause:
      'Exchange Online は、まず AUTH XOAUTH2 だけを受け取って + で応答し、その後で初めてトークンを受け取ります。両方が 1 行で送信された場合は、接続を終了します。',
    steps: [
      '先に AUTH XOAUTH2 を送信し、サーバーの応答の後にトークンを送信するように、プログラムを設定します。',
      'JavaMail では、プロパティ mail.pop3s.auth.xoauth2.two.line.authentication.format を true に設定します。',
      testAgain,
    ],
  }),
  'token-too-long': () => ({
    title: 'トークンが、POP で受け付けられる長さを超えている可能性が高いです',
    cause:
      'Exchange Online が、POP で 4,096 文字を超えるトークンを拒否した例があります。IMAP では受け付けられます。',
    steps: [
      'ステップ 5 で、トークンの長さを確認します。',
      'プログラムが対応している場合は、このメールボックスで POP の代わりに IMAP を使用します。',
      '対応していない場合は、プログラムが Microsoft Graph でメールを取得するようにします。',
    ],
  }),
  'smtp-two-step-required': () => ({
    title: 'トークンを含む行が、SMTP には長すぎます',
    cause:
      'プログラムは、AUTH XOAUTH2 とトークンを 1 行で送信しました。RFC 4954 でこれが許可されるのは、短いトークンだけです。サーバーの応答 334 の後であれば、より長いトークンを送信できます。',
    steps: [
      'AUTH XOAUTH2 だけを送信し、応答 334 の後にトークンを送信するように、プログラムを設定します。',
      'そのような設定がない場合は、プログラムの新しいバージョンを使用します。',
      testAgain,
    ],
  }),
  'command-too-long': () => ({
    title: 'サーバーがコマンドを受け付けませんでした (長すぎる可能性が高いです)',
    cause:
      'Exchange Online は、行が受け付けられる長さを超えている場合や、不完全な場合に、この応答を返します。',
    steps: [
      'プログラムが 1 つのコマンドで要求するメッセージまたはフォルダーの数を減らします。',
      'トークンを含むコマンドの場合は、トークンを別の行で送信します。',
      testAgain,
    ],
  }),
  'challenge-not-answered': () => ({
    title: 'プログラムが、サーバーのチャレンジに応答しませんでした',
    cause:
      'トークンを拒否するサーバーは、先に理由をチャレンジとして送信し、空の行を待つことがあります。プログラムが空の行を送信しなかったため、どちらも待ち続けています。',
    steps: [
      'base64 形式のチャレンジをデコードします。状態と、サーバーが求めるスコープが含まれています。',
      'チャレンジの後に空の行を送信するように、プログラムを設定します。続いて、理由を含む拒否の応答が届きます。',
      'このアプリでテストし、サーバーの最後の応答を確認します。',
    ],
  }),
} satisfies Record<string, FindingWords>;
