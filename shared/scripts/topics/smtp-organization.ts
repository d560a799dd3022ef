import type { ScriptTexts } from '../../messages/script-text.en.ts';
import type { ScriptParts } from '../layout.ts';
import { choose, say } from '../say.ts';
import { hasExchange, sends, type Topic } from './topic.ts';

type Text = ScriptTexts['smtpOrganization'];

/**
 * The organization's switch of SMTP AUTH. The one of a mailbox goes before it and changes less.
 * Source: Microsoft, Set-TransportConfig and Set-CASMailbox, `-SmtpClientAuthenticationDisabled`.
 */
export const smtpOrganization: Topic = {
  shell: 'exchange',
  role: 'exchange',
  applies: (source) => sends(source) && hasExchange(source),
  needs: () => [],
  values: () => ({}),
  parts: (_source, { smtpOrganization: text }) => ({
    show: show(text),
    grant: grant(text),
    undo: undo(text),
  }),
};

const look = `
$off = [bool](Get-TransportConfig).SmtpClientAuthenticationDisabled`;

const show = (text: Text): ScriptParts => ({
  ...text.show,
  body: `${look.trim()}
Write-Host ${say(text.state, choose('$off', text.off, text.on))}
Get-CASMailbox -ResultSize 'Unlimited' |
    Where-Object { $null -ne $_.SmtpClientAuthenticationDisabled } |
    Format-Table -Property 'PrimarySmtpAddress', 'SmtpClientAuthenticationDisabled' -AutoSize`,
});

const grant = (text: Text): ScriptParts => ({
  ...text.grant,
  asks: true,
  body: `${look.trim()}
if (-not $off) {
    Write-Host ${say(text.onAlready)}
}
elseif ($PSCmdlet.ShouldProcess(${say(text.everywhere)}, ${say(text.switchOn)})) {
    Set-TransportConfig -SmtpClientAuthenticationDisabled $false
    Write-Host ${say(text.isOn)}
}`,
});

const undo = (text: Text): ScriptParts => ({
  ...text.undo,
  asks: true,
  body: `${look.trim()}
if ($off) {
    Write-Host ${say(text.offAlready)}
}
elseif ($PSCmdlet.ShouldProcess(${say(text.everywhere)}, ${say(text.switchOff)})) {
    Set-TransportConfig -SmtpClientAuthenticationDisabled $true
    Write-Host ${say(text.isOff)}
}`,
});
