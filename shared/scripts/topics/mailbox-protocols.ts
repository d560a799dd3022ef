import type { PowerShellRow } from '../powershell-value.ts';
import type { ScriptSource } from '../script.ts';
import { appMailboxes } from './service-principal.ts';
import { addresses, exchangeAdministrator, hasExchange, isSame, type Topic } from './topic.ts';

/**
 * The switches of mailboxes that let a protocol in. SMTP AUTH has a third state in which the mailbox
 * follows the organization, which is the usual one.
 * Source: Microsoft, Set-CASMailbox, `-ImapEnabled`, `-PopEnabled` and
 * `-SmtpClientAuthenticationDisabled`; Get-CASMailbox; Get-TransportConfig.
 */
export const mailboxProtocols: Topic = {
  shell: 'exchange',
  role: exchangeAdministrator,
  applies: hasExchange,
  needs: ({ sharedMailbox, furtherMailboxes }) => [
    ...(['protocols', 'user'] as const),
    ...(sharedMailbox === undefined ? [] : (['sharedMailbox'] as const)),
    ...(furtherMailboxes === undefined ? [] : (['furtherMailboxes'] as const)),
  ],
  values: (source) => ({ settings: settingsOf(source) }),
  parts: () => ({ show, grant, undo }),
};

/**
 * The mailboxes with the protocols that each is used with, as `mailIdentity` has it: over SMTP a
 * person signs in to their own mailbox, also for a shared one.
 */
function settingsOf(source: ScriptSource): PowerShellRow[] {
  const { access, protocols, user = '', sharedMailbox = user } = source;
  const has = (protocol: 'imap' | 'pop' | 'smtp'): boolean => protocols.includes(protocol);
  const [opened, sending] =
    access === 'application'
      ? [appMailboxes(source), appMailboxes(source)]
      : [addresses([sharedMailbox]), addresses([user])];
  return addresses([...opened, ...sending])
    .map((mailbox) => {
      const isOpened = opened.some((other) => isSame(other, mailbox));
      const isSending = sending.some((other) => isSame(other, mailbox));
      return {
        Mailbox: mailbox,
        Imap: isOpened && has('imap'),
        Pop: isOpened && has('pop'),
        Smtp: isSending && has('smtp'),
      };
    })
    .filter(({ Imap, Pop, Smtp }) => Imap || Pop || Smtp);
}

const look = `
    $found = @(Get-CASMailbox -Identity $setting.Mailbox)
    if ($found.Count -ne 1) { throw "There is no mailbox, or more than one, by the name of $($setting.Mailbox)." }
    $now = $found[0]`;

const organization = `
# What holds for every mailbox that does not say otherwise.
$organizationOff = [bool](Get-TransportConfig).SmtpClientAuthenticationDisabled`;

const show = {
  synopsis: 'Shows which protocols are switched on for mailboxes.',
  description: [
    'Lists IMAP, POP and SMTP AUTH of each mailbox of the connection, and the switch of SMTP AUTH',
    'for the organization. SmtpClientAuthenticationDisabled is empty where the mailbox follows',
    'the organization, True where SMTP AUTH is off, False where it is on.',
  ],
  body: `${organization.trim()}
Write-Host "SMTP AUTH in the organization: $(if ($organizationOff) { 'off' } else { 'on' })"

foreach ($setting in $settings) {${look}
    $now | Format-List -Property 'PrimarySmtpAddress', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
}`,
};

const grant = {
  synopsis: 'Switches on the protocols of a connection for its mailboxes.',
  description: [
    'Switches on what is off of IMAP, POP and SMTP AUTH, for the protocols of the connection only.',
    'SMTP AUTH is switched on for the mailbox itself, whatever the organization says; the',
    'organization is left alone. Keep what it says that it changed: the undo script cannot know.',
  ],
  body: `${organization.trim()}

foreach ($setting in $settings) {${look}
    $smtpOff = $organizationOff
    if ($null -ne $now.SmtpClientAuthenticationDisabled) { $smtpOff = $now.SmtpClientAuthenticationDisabled }
    $changes = @{}
    if ($setting.Imap -and -not $now.ImapEnabled) { $changes['ImapEnabled'] = $true }
    if ($setting.Pop -and -not $now.PopEnabled) { $changes['PopEnabled'] = $true }
    if ($setting.Smtp -and $smtpOff) { $changes['SmtpClientAuthenticationDisabled'] = $false }
    if ($changes.Count -eq 0) {
        Write-Host "$($setting.Mailbox): all protocols of the connection are on already."
    }
    elseif ($PSCmdlet.ShouldProcess($setting.Mailbox, "Switch on: $($changes.Keys -join ', ')")) {
        Set-CASMailbox -Identity $setting.Mailbox @changes
        Write-Host "$($setting.Mailbox): changed $($changes.Keys -join ', '). It can take about half an hour to work."
    }
}`,
};

const undo = {
  synopsis: 'Switches off the protocols of a connection for its mailboxes.',
  description: [
    'Switches off IMAP and POP for the mailboxes of the connection, where it uses them, and lets',
    'SMTP AUTH follow the organization again. It cannot know what was on before: other programs',
    'may use these protocols too, so answer No for what was on already.',
  ],
  asks: true,
  body: `foreach ($setting in $settings) {${look}
    if ($setting.Imap -and $now.ImapEnabled -and $PSCmdlet.ShouldProcess($setting.Mailbox, 'Switch off IMAP')) {
        Set-CASMailbox -Identity $setting.Mailbox -ImapEnabled $false
    }
    if ($setting.Pop -and $now.PopEnabled -and $PSCmdlet.ShouldProcess($setting.Mailbox, 'Switch off POP')) {
        Set-CASMailbox -Identity $setting.Mailbox -PopEnabled $false
    }
    if ($setting.Smtp -and $null -ne $now.SmtpClientAuthenticationDisabled -and $PSCmdlet.ShouldProcess($setting.Mailbox, 'Let SMTP AUTH follow the organization')) {
        Set-CASMailbox -Identity $setting.Mailbox -SmtpClientAuthenticationDisabled $null
    }
    Get-CASMailbox -Identity $setting.Mailbox | Format-List -Property 'PrimarySmtpAddress', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
}`,
};
