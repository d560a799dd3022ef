import type { ScriptShell } from '../../scripts/script.ts';

/** What the help of every script has, in English. */
export const frame = {
  /** Each of these stands before what belongs to it, in a column of its own. */
  labels: {
    changes: 'Changes:',
    lookFirst: 'Look first:',
    asks: 'Asks:',
    undo: 'Undo:',
    role: 'Role:',
    module: 'Module:',
    run: 'Run it as:',
  },
  changesNothing: (file: string) => `nothing. ${file} makes the change.`,
  lookFirst: (file: string) =>
    `${file} changes nothing. With -WhatIf this script only says what it would do.`,
  asks: 'before each change.',
  modules: {
    exchange: 'ExchangeOnlineManagement 3.0 or later',
    graph: 'Microsoft.Graph.Applications and Microsoft.Graph.Identity.SignIns',
  } satisfies Record<ScriptShell, string>,
  madeBy: 'Made by Mailbox OAuth Assistant from the settings of a connection.',
  values: 'What the connection says. Each text stands in quotes that nothing in it can end.',
};

/**
 * The roles that the commands of a script need, as Microsoft calls them in English. An Exchange
 * Administrator is the least role in Entra ID that manages recipients and the organization.
 */
export const roles = {
  exchange: 'Exchange Administrator',
  organization: 'Exchange Administrator, a member of Organization Management',
  application: 'Cloud Application Administrator or Application Administrator',
};

/** What scripts say while they connect, in English. */
export const connect = {
  exchange: 'Connects to Exchange Online, where that is not done yet.',
  exchangeMissing: (command: string) =>
    `The module ExchangeOnlineManagement is missing or older than 3.0. To get it: ${command}`,
  organization: (name: string) => `Organization: ${name}`,
  graph: 'Signs in to Microsoft Graph with the permissions that this script needs.',
  graphMissing: (command: string) =>
    `Modules of Microsoft Graph PowerShell are missing. To get them: ${command}`,
  tenant: (id: string) => `Tenant: ${id}`,
};
