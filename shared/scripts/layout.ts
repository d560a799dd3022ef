import type { CloudId } from '../clouds.ts';
import { connectLines, neededModule } from './connect.ts';
import { assignValues, type PowerShellValues } from './powershell-value.ts';
import type { Script, ScriptShell } from './script.ts';
import type { ScriptKind, ScriptTopic } from './script-ids.ts';

/** What makes one script different from the others. Its texts are the program's own. */
export interface ScriptParts {
  /** What it does, in one sentence. */
  synopsis: string;
  /** What it changes or shows, and what it leaves alone; a line each, of up to 90 characters. */
  description: readonly string[];
  /** Lines without values of the connection: these stand in variables. */
  body: string;
  /** Asks before each change: what it does reaches further, or cannot be had back. */
  asks?: boolean;
  /** A switch of the script, for what it does only when told to. */
  option?: { name: string; does: string };
}

/** What the scripts of one topic have in common. */
export interface TopicParts {
  topic: ScriptTopic;
  shell: ScriptShell;
  cloud: CloudId;
  /** The role in Entra ID or Exchange Online that its commands need. */
  role: string;
  /** Microsoft Graph's permissions that its commands need, to look and to change. */
  graphScopes?: { look: readonly string[]; change: readonly string[] };
  /** The tenant to sign in to, where it is known by its own name or ID. */
  tenant?: string;
  values: PowerShellValues;
}

const verbs: Readonly<Record<ScriptKind, string>> = { show: 'Show', grant: 'Grant', undo: 'Undo' };

/** Such as `Grant-FullAccess.ps1`. */
export function scriptFileName(topic: ScriptTopic, kind: ScriptKind): string {
  const noun = topic.replaceAll(/(?:^|-)([a-z])/g, (_match, letter: string) =>
    letter.toUpperCase(),
  );
  return `${verbs[kind]}-${noun}.ps1`;
}

/**
 * A whole script: help that Get-Help reads, parameters, the values of the connection, the
 * connection to the service, and what it is for. No comment holds a value of the connection: a
 * comment has no quotes, so `#>` or a line end would end it.
 * Source: Microsoft, about_Comment_Based_Help and about_Functions_CmdletBindingAttribute.
 */
export function layScript(topicParts: TopicParts, kind: ScriptKind, parts: ScriptParts): Script {
  const { topic, shell } = topicParts;
  const sections = [
    `${help(topicParts, kind, parts)}\n#Requires -Version 5.1\n${parameters(kind, parts)}`,
    "$ErrorActionPreference = 'Stop'",
    `# What the connection says. Each text stands in quotes that nothing in it can end.\n${assignValues(topicParts.values)}`,
    connectLines(topicParts, kind),
    parts.body.trim(),
  ];
  return {
    id: `${topic}-${kind}`,
    fileName: scriptFileName(topic, kind),
    kind,
    shell,
    text: `${sections.join('\n\n')}\n`,
  };
}

function parameters(kind: ScriptKind, { asks = false, option }: ScriptParts): string {
  const binding = asks ? "SupportsShouldProcess, ConfirmImpact = 'High'" : 'SupportsShouldProcess';
  const attribute = kind === 'show' ? '[CmdletBinding()]' : `[CmdletBinding(${binding})]`;
  return `${attribute}\nparam(${option ? `[switch]$${option.name}` : ''})`;
}

function help({ topic, shell, role }: TopicParts, kind: ScriptKind, parts: ScriptParts): string {
  const { synopsis, description, asks = false, option } = parts;
  const file = (other: ScriptKind): string => scriptFileName(topic, other);
  const lines = [
    '<#',
    '.SYNOPSIS',
    `    ${synopsis}`,
    '',
    '.DESCRIPTION',
    ...description.map((line) => `    ${line}`),
    '',
    ...(kind === 'show'
      ? [`    Changes:    nothing. ${file('grant')} makes the change.`]
      : [
          `    Look first: ${file('show')} changes nothing. With -WhatIf this script only says`,
          '                what it would do.',
        ]),
    ...(asks ? ['    Asks:       before each change.'] : []),
    ...(kind === 'grant' ? [`    Undo:       ${file('undo')}`] : []),
    `    Role:       ${role}`,
    `    Module:     ${neededModule(shell)}`,
    `    Run it as:  powershell -ExecutionPolicy RemoteSigned -File .\\${file(kind)}`,
    ...(option ? ['', `.PARAMETER ${option.name}`, `    ${option.does}`] : []),
    '',
    '.NOTES',
    '    Made by Mailbox OAuth Assistant from the settings of a connection.',
    '#>',
  ];
  return lines.join('\n');
}
