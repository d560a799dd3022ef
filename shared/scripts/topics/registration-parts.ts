import type { AccessType } from '../../flows.ts';
import type { ScriptTexts } from '../../messages/script-text.en.ts';
import type { ScriptParts } from '../layout.ts';
import type { ScriptKind } from '../script-ids.ts';
import { say } from '../say.ts';
import { applicationConsent, delegatedConsent, type ConsentLines } from './registration-consent.ts';
import {
  deleteApplication,
  ensureApplication,
  ensureEnterprise,
  findApplication,
  findEnterprise,
  readApplication,
  resolveAccess,
  showApplication,
  tellIds,
  tellObjectId,
} from './registration-lines.ts';

type Text = ScriptTexts['registration'];

/**
 * The scripts of the app registration: with consent for the tenant, or for personal accounts, which
 * have no tenant and consent each for themselves.
 */
export function registrationParts(
  kind: AccessType | 'personal',
  { registration, consent }: ScriptTexts,
): Readonly<Record<ScriptKind, ScriptParts>> {
  if (kind === 'personal') return personalParts(registration);
  return kind === 'application'
    ? tenantParts(kind, registration, applicationConsent(consent), tellCredential(registration))
    : tenantParts(kind, registration, delegatedConsent(consent), '');
}

const deleteOption = (text: Text): NonNullable<ScriptParts['option']> => ({
  name: 'DeleteRegistration',
  does: text.option,
});

const tellCredential = (text: Text): string => `
Write-Host ${say(text.addCredential)}`;

function tenantParts(
  access: AccessType,
  text: Text,
  consent: ConsentLines,
  tellMore: string,
): Readonly<Record<ScriptKind, ScriptParts>> {
  const look = lookWith(access, text);
  return {
    show: {
      ...text.show,
      body: `${look}
${showApplication(text)}
${findEnterprise}
if (-not $principal) {
    Write-Host ${say(text.noEnterprise)}
    return
}${consent.read}
${consent.show.trim()}${tellObjectId(text)}`,
    },
    grant: {
      ...text.grant,
      body: `${look}
${ensureApplication(text)}
if (-not $application) {
    Write-Host ${say(text.restFollows)}
    return
}
${ensureEnterprise(text)}
${consent.read}
${consent.give.trim()}
${tellIds(text)}${tellObjectId(text)}${tellMore}`,
    },
    undo: {
      ...text.undo,
      asks: true,
      option: deleteOption(text),
      body: `${findApplication(text).trim()}${notThere(text)}${resolveAccess(access, text)}
${findEnterprise}
if ($principal) {${indent(consent.read)}${indent(consent.take)}
}
${deleteApplication(text)}`,
    },
  };
}

function lookWith(access: AccessType, text: Text): string {
  return `${findApplication(text)}${resolveAccess(access, text)}${readApplication}`.trim();
}

const notThere = (text: Text): string => `
if (-not $application) {
    Write-Host ${say(text.noneToChange)}
    return
}`;

function indent(lines: string): string {
  return lines.replaceAll('\n', '\n    ');
}

function personalParts(text: Text): Readonly<Record<ScriptKind, ScriptParts>> {
  const look = lookWith('delegated', text);
  const { personal } = text;
  return {
    show: {
      synopsis: text.show.synopsis,
      description: personal.show,
      body: `${look}
${showApplication(text)}`,
    },
    grant: {
      synopsis: text.grant.synopsis,
      description: personal.grant,
      body: `${look}
${ensureApplication(text)}
if (-not $application) { return }
${tellIds(text)}`,
    },
    undo: {
      ...personal.undo,
      asks: true,
      option: deleteOption(text),
      body: `${findApplication(text).trim()}${notThere(text)}
${deleteApplication(text)}`,
    },
  };
}
