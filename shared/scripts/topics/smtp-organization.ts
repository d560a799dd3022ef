import { exchangeAdministrator, hasExchange, sends, type Topic } from './topic.ts';

/**
 * The organization's switch of SMTP AUTH. The one of a mailbox goes before it and changes less.
 * Source: Microsoft, Set-TransportConfig and Set-CASMailbox, `-SmtpClientAuthenticationDisabled`.
 */
export const smtpOrganization: Topic = {
  shell: 'exchange',
  role: exchangeAdministrator,
  applies: (source) => sends(source) && hasExchange(source),
  needs: () => [],
  values: () => ({}),
  parts: () => ({ show, grant, undo }),
};

const look = `
$off = [bool](Get-TransportConfig).SmtpClientAuthenticationDisabled`;

const show = {
  synopsis: 'Shows whether SMTP AUTH is on in the organization.',
  description: [
    'Says how the switch of the organization stands, and lists the mailboxes that say otherwise:',
    'False there means that SMTP AUTH is on for the mailbox, whatever the organization says.',
  ],
  body: `${look.trim()}
Write-Host "SMTP AUTH in the organization: $(if ($off) { 'off' } else { 'on' })"
Get-CASMailbox -ResultSize 'Unlimited' |
    Where-Object { $null -ne $_.SmtpClientAuthenticationDisabled } |
    Format-Table -Property 'PrimarySmtpAddress', 'SmtpClientAuthenticationDisabled' -AutoSize`,
};

const grant = {
  synopsis: 'Switches on SMTP AUTH for the whole organization.',
  description: [
    'Changes one switch for every mailbox that does not say otherwise itself. To switch it on for',
    'the mailboxes of the connection only is the smaller change, and goes before this switch:',
    'take Grant-MailboxProtocols.ps1 unless you want it everywhere.',
  ],
  asks: true,
  body: `${look.trim()}
if (-not $off) {
    Write-Host 'SMTP AUTH is on in the organization already. Nothing is changed.'
}
elseif ($PSCmdlet.ShouldProcess('the whole organization', 'Switch on SMTP AUTH')) {
    Set-TransportConfig -SmtpClientAuthenticationDisabled $false
    Write-Host 'SMTP AUTH is now on in the organization. It can take some time to work.'
}`,
};

const undo = {
  synopsis: 'Switches off SMTP AUTH for the whole organization.',
  description: [
    'Changes one switch for every mailbox that does not say otherwise itself. Every device and',
    'program that sends over SMTP AUTH from such a mailbox stops sending.',
  ],
  asks: true,
  body: `${look.trim()}
if ($off) {
    Write-Host 'SMTP AUTH is off in the organization already. Nothing is changed.'
}
elseif ($PSCmdlet.ShouldProcess('the whole organization', 'Switch off SMTP AUTH')) {
    Set-TransportConfig -SmtpClientAuthenticationDisabled $true
    Write-Host 'SMTP AUTH is now off in the organization.'
}`,
};
