import type { CloudSource } from '../clouds.ts';

const emailEngine = 'EmailEngine documentation, “Setting Up Outlook and Microsoft 365”';
const nationalClouds = 'Microsoft, “National clouds” (learn.microsoft.com)';

/** Where the values of the clouds come from, for the administrator to look up. */
export const cloudSources: Readonly<Record<CloudSource, string>> = {
  'oauth-page':
    'Microsoft, “Authenticate an IMAP, POP or SMTP connection using OAuth” (learn.microsoft.com).',
  'outlook-page': 'Microsoft, “POP, IMAP, and SMTP settings for Outlook.com”.',
  'national-clouds': `${nationalClouds}.`,
  'desktop-apps':
    'Microsoft, “Desktop app that calls web APIs: App registration” (learn.microsoft.com).',
  'azure-government-apps':
    'Microsoft, “Enroll in and create Azure Government apps” (learn.microsoft.com).',
  'entra-faq': 'Microsoft, “Microsoft Entra frequently asked questions” (learn.microsoft.com).',
  'exchange-admin': 'Microsoft, “Exchange admin center in Exchange Online” (learn.microsoft.com).',
  'exchange-blog': 'Microsoft Exchange Team Blog, on the new Exchange admin center for GCC High.',
  'email-engine': `${emailEngine}.`,
  'oauth-proxy': 'github.com/simonrob/email-oauth2-proxy.',
  'client-diagnostics': 'github.com/richfaj/SmtpClientDiag.',
  'as-gcc-high': 'Programs in use take the address of GCC High.',
  'dod-delegated': `${emailEngine}; Microsoft’s CSS-Exchange scripts name outlook-dod.office365.us.`,
  'dod-application':
    'Programs in use differ between outlook-dod.office365.us and outlook.office365.us.',
  'dod-audiences': 'Not described by Microsoft; these are the names that programs in use ask for.',
  'dod-servers': `Not described by Microsoft; the ${emailEngine} names it, and programs in use differ on other names of this cloud.`,
  'china-authority': `${nationalClouds}; github.com/simonrob/email-oauth2-proxy and others use the older login.chinacloudapi.cn.`,
  'china-desktop-apps':
    'Microsoft, “Desktop app that calls web APIs: App registration” (docs.azure.cn).',
  'china-audiences': 'Not described by Microsoft; this is the name that programs in use ask for.',
  'china-smtp': `github.com/mguessan/davmail issue 341; ${emailEngine} names partner.outlook.cn.`,
  'china-exchange': 'Settings of Microsoft’s Hybrid Configuration Wizard for Exchange Server.',
};
