import { appAccess, appSmtpRole, servicePrincipal } from './script-text/apps.en.ts';
import { connect, frame, roles } from './script-text/frame.en.ts';
import {
  fullAccess,
  mailboxProtocols,
  sendAs,
  smtpOrganization,
} from './script-text/mailboxes.en.ts';
import { consent, registration } from './script-text/registration.en.ts';

/**
 * What a PowerShell script says to whoever reads or runs it: its help, its comments, what it writes
 * and what it asks, in English. Functions are given variables and expressions of the script where a
 * value will stand. Commands, parameters, values and names of properties stand in
 * `shared/scripts/`, which puts each text in quotes or in a comment.
 */
export const scriptText = {
  ...{ frame, connect, roles },
  ...{ registration, consent },
  ...{ servicePrincipal, appAccess, appSmtpRole },
  ...{ fullAccess, sendAs, mailboxProtocols, smtpOrganization },
};

/** The texts of scripts in one language. */
export type ScriptTexts = typeof scriptText;
