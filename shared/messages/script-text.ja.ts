import type { ScriptTexts } from './script-text.en.ts';
import { appAccess, appSmtpRole, servicePrincipal } from './script-text/apps.ja.ts';
import { connect, frame, roles } from './script-text/frame.ja.ts';
import {
  fullAccess,
  mailboxProtocols,
  sendAs,
  smtpOrganization,
} from './script-text/mailboxes.ja.ts';
import { consent, registration } from './script-text/registration.ja.ts';

/** What a PowerShell script says to whoever reads or runs it, in Japanese. */
export const scriptText: ScriptTexts = {
  ...{ frame, connect, roles },
  ...{ registration, consent },
  ...{ servicePrincipal, appAccess, appSmtpRole },
  ...{ fullAccess, sendAs, mailboxProtocols, smtpOrganization },
};
