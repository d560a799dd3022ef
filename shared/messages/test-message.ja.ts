import type { testMessage as testMessageEn } from './test-message.en.ts';

/** The one message that a check sends when a person asks for it, in Japanese. */
export const testMessage: typeof testMessageEn = {
  subject: 'Mailbox OAuth Assistant からのテスト メッセージ',
  text: ({ user, sender, server }) =>
    [
      'これはテスト メッセージです。返信の必要はありません。',
      '',
      'OAuth 2.0 を使用するプログラムからメールを送信できるかどうかを確認するために、',
      'Mailbox OAuth Assistant から送信されました。このメッセージが届いていれば、',
      '送信できる状態です。',
      '',
      `サインインしたユーザー: ${user}`,
      `差出人: ${sender}`,
      `サーバー: ${server}`,
      '',
    ].join('\n'),
};
