import type { ScriptTexts } from '../../messages/script-text.en.ts';
import type { ScriptParts } from '../layout.ts';
import type { PowerShellRow } from '../powershell-value.ts';
import type { ScriptSource } from '../script.ts';
import { choose, comment, say } from '../say.ts';
import { appMailboxes } from './service-principal.ts';
import { addresses, hasExchange, isSame, type Topic } from './topic.ts';

type Text = ScriptTexts['mailboxProtocols'];

/**
 * The switches of mailboxes that let a protocol in. SMTP AUTH has a third state in which the mailbox
 * follows the organization, which is the usual one.
 * Source: Microsoft, Set-CASMailbox, `-ImapEnabled`, `-PopEnabled` and
 * `-SmtpClientAuthenticationDisabled`; Get-CASMailbox; Get-TransportConfig.
 */
export const mailboxProtocols: Topic = {
  shell: 'exchange',
  role: 'exchange',
  applies: hasExchange,
  needs: ({ sharedMailbox, furtherMailboxes }) => [
    ...(['protocols', 'user'] as const),
    ...(sharedMailbox === undefined ? [] : (['sharedMailbox'] as const)),
    ...(furtherMailboxes === undefined ? [] : (['furtherMailboxes'] as const)),
  ],
  values: (source) => ({ settings: settingsOf(source) }),
  parts: (_source, texts) => ({
    show: show(texts),
    grant: grant(texts.mailboxProtocols),
    undo: undo(texts.mailboxProtocols),
  }),
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

const look = (text: Text): string => `
    $found = @(Get-CASMailbox -Identity $setting.Mailbox)
    if ($found.Count -ne 1) { throw ${say(text.noMailbox, '$($setting.Mailbox)')} }
    $now = $found[0]`;

const organization = (text: Text): string => `
${comment(text.organizationOff)}
$organizationOff = [bool](Get-TransportConfig).SmtpClientAuthenticationDisabled`;

const show = ({ mailboxProtocols: text, smtpOrganization }: ScriptTexts): ScriptParts => ({
  ...text.show,
  body: `${organization(text).trim()}
Write-Host ${say(smtpOrganization.state, choose('$organizationOff', smtpOrganization.off, smtpOrganization.on))}

foreach ($setting in $settings) {${look(text)}
    $now | Format-List -Property 'PrimarySmtpAddress', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
}`,
});

const grant = (text: Text): ScriptParts => ({
  ...text.grant,
  body: `${organization(text).trim()}

foreach ($setting in $settings) {${look(text)}
    $smtpOff = $organizationOff
    if ($null -ne $now.SmtpClientAuthenticationDisabled) { $smtpOff = $now.SmtpClientAuthenticationDisabled }
    $changes = @{}
    if ($setting.Imap -and -not $now.ImapEnabled) { $changes['ImapEnabled'] = $true }
    if ($setting.Pop -and -not $now.PopEnabled) { $changes['PopEnabled'] = $true }
    if ($setting.Smtp -and $smtpOff) { $changes['SmtpClientAuthenticationDisabled'] = $false }
    if ($changes.Count -eq 0) {
        Write-Host ${say(text.onAlready, '$($setting.Mailbox)')}
    }
    elseif ($PSCmdlet.ShouldProcess($setting.Mailbox, ${say(text.switchOn, "$($changes.Keys -join ', ')")})) {
        Set-CASMailbox -Identity $setting.Mailbox @changes
        Write-Host ${say(text.changed, '$($setting.Mailbox)', "$($changes.Keys -join ', ')")}
    }
}`,
});

const undo = (text: Text): ScriptParts => ({
  ...text.undo,
  asks: true,
  body: `foreach ($setting in $settings) {${look(text)}
    if ($setting.Imap -and $now.ImapEnabled -and $PSCmdlet.ShouldProcess($setting.Mailbox, ${say(text.imapOff)})) {
        Set-CASMailbox -Identity $setting.Mailbox -ImapEnabled $false
    }
    if ($setting.Pop -and $now.PopEnabled -and $PSCmdlet.ShouldProcess($setting.Mailbox, ${say(text.popOff)})) {
        Set-CASMailbox -Identity $setting.Mailbox -PopEnabled $false
    }
    if ($setting.Smtp -and $null -ne $now.SmtpClientAuthenticationDisabled -and $PSCmdlet.ShouldProcess($setting.Mailbox, ${say(text.smtpFollows)})) {
        Set-CASMailbox -Identity $setting.Mailbox -SmtpClientAuthenticationDisabled $null
    }
    Get-CASMailbox -Identity $setting.Mailbox | Format-List -Property 'PrimarySmtpAddress', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
}`,
});
