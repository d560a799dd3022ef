import type { FindingWords } from './finding-text.ts';

/** What keeps a script from doing what it is for, in English. */
export const powershellFindings = {
  'powershell-role-missing': () => ({
    title: 'The account in PowerShell lacks the role for this cmdlet',
    cause:
      'Exchange Online shows each account only the cmdlets and parameters that its roles allow. What is missing looks as if it did not exist.',
    steps: [
      'Connect with an account that has the role Exchange Administrator or is a member of Organization Management.',
      'If an app connects, give it an Exchange role in Entra ID besides the permission Exchange.ManageAsApp.',
      'For Microsoft Graph PowerShell, connect with the permissions that the script names, as an administrator.',
      'Open a new window, connect and run the script again.',
    ],
  }),
  'powershell-not-connected': () => ({
    title: 'PowerShell is likely not connected to Exchange Online',
    cause: 'The cmdlets of Exchange Online exist only while a session is connected.',
    steps: [
      'Install the module once: Install-Module ExchangeOnlineManagement.',
      'Run Connect-ExchangeOnline and sign in as an administrator; Connect-MgGraph for scripts of Microsoft Graph.',
      'Run the script again in the same window.',
    ],
  }),
  'powershell-module-old': () => ({
    title: 'The PowerShell module is likely too old',
    cause:
      'Older versions of ExchangeOnlineManagement do not know newer cmdlets and parameters, and connect in a way that Microsoft has switched off.',
    steps: [
      'Run Update-Module ExchangeOnlineManagement, or Install-Module ExchangeOnlineManagement -Force.',
      'Close all PowerShell windows and open a new one.',
      'Connect and run the script again.',
    ],
  }),
  'powershell-parameter-renamed': () => ({
    title: 'The parameter has another name in this version',
    cause:
      'New-ServicePrincipal once named the object ID -ServiceId and names it -ObjectId now. A script and a module of different age do not fit.',
    steps: [
      'Update the module: Update-Module ExchangeOnlineManagement.',
      'Use -ObjectId instead of -ServiceId.',
      'Run the script again.',
    ],
  }),
  'powershell-principal-not-found': ({ objectId, mailbox }) => ({
    title: 'PowerShell does not find the app or the mailbox',
    cause:
      'Add-MailboxPermission wants the service principal as Get-ServicePrincipal lists it. The ID of the app registration, or one that Exchange Online has not received yet, is not found.',
    steps: [
      `Run Get-ServicePrincipal and look for the app${objectId === undefined ? '' : `, with the object ID ${objectId}`}.`,
      'Give -User the Identity that is listed there.',
      `Check the spelling of the mailbox${mailbox === undefined ? '' : `: ${mailbox}`}.`,
      'If the service principal is new, wait some minutes and run the script again.',
    ],
  }),
} satisfies Record<string, FindingWords>;
