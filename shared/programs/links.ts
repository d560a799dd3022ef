import type { ProgramId } from './program-ids.ts';

/**
 * Where each program's own makers say how this is set up. The app opens these pages and no others of
 * their sites.
 */
export const programLinks: Readonly<Record<ProgramId, string>> = {
  thunderbird:
    'https://support.mozilla.org/en-US/kb/microsoft-oauth-authentication-and-thunderbird-202',
  mutt: 'https://gitlab.com/muttmua/mutt/-/blob/master/contrib/mutt_oauth2.py.README',
  msmtp: 'https://marlam.de/msmtp/msmtp.html',
  isync: 'https://isync.sourceforge.io/mbsync.html',
  getmail: 'https://getmail6.org/configuration.html',
  fetchmail: 'https://www.fetchmail.info/fetchmail-man.html',
  curl: 'https://curl.se/docs/manpage.html#--oauth2-bearer',
  postfix: 'https://github.com/tarickb/sasl-xoauth2',
  'email-oauth2-proxy': 'https://github.com/simonrob/email-oauth2-proxy',
  python: 'https://learn.microsoft.com/entra/msal/python/',
  node: 'https://learn.microsoft.com/entra/msal/javascript/node/',
  dotnet: 'https://github.com/jstedfast/MailKit/blob/master/ExchangeOAuth2.md',
  java: 'https://javaee.github.io/javamail/OAuth2',
  php: 'https://www.php-imap.com/examples/oauth',
};
