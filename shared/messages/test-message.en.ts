/** What the test message says of the check that sent it. */
export interface TestMessageFacts {
  /** Who signed in. */
  user: string;
  /** Whom the message is from. */
  sender: string;
  /** The server that took it, as `host port 587`. */
  server: string;
}

/** The one message that a check sends when a person asks for it, in English. */
export const testMessage = {
  subject: 'Test message from Mailbox OAuth Assistant',
  text: ({ user, sender, server }: TestMessageFacts) =>
    [
      'This is a test message. Nobody needs to answer it.',
      '',
      'Somebody asked Mailbox OAuth Assistant to send it, to see whether a program',
      'can send mail with OAuth 2.0. That it arrived shows that it can.',
      '',
      `Signed in as: ${user}`,
      `Sent as: ${sender}`,
      `Server: ${server}`,
      '',
    ].join('\n'),
};
