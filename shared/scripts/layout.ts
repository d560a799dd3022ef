import type { CloudId } from '../clouds.ts';
import type { ScriptTexts } from '../messages/script-text.en.ts';
import { connectLines } from './connect.ts';
import { comment, inComment } from './say.ts';
import { assignValues, type PowerShellValues } from './powershell-value.ts';
import type { Script, ScriptShell } from './script.ts';
import type { ScriptKind, ScriptTopic } from './script-ids.ts';
import { columnsOf, wrap } from './wrap.ts';

/** What makes one script different from the others. Its texts are of the catalogue. */
export interface ScriptParts {
  /** What it does, in one sentence. */
  synopsis: string;
  /** What it changes or shows, and what it leaves alone. */
  description: string;
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
  role: keyof ScriptTexts['roles'];
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
 *
 * @param texts what the script says; that of `parts` is in the same language
 */
export function layScript(
  topicParts: TopicParts,
  kind: ScriptKind,
  parts: ScriptParts,
  texts: ScriptTexts,
): Script {
  const { topic, shell } = topicParts;
  const sections = [
    `${help(topicParts, kind, parts, texts)}\n#Requires -Version 5.1\n${parameters(kind, parts)}`,
    "$ErrorActionPreference = 'Stop'",
    `${comment(texts.frame.values)}\n${assignValues(topicParts.values)}`,
    connectLines(topicParts, kind, texts.connect),
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

/** What fits into a window of 100 columns without a break. */
const lineWidth = 98;
const indentation = '    ';

function help(
  { topic, shell, role }: TopicParts,
  kind: ScriptKind,
  parts: ScriptParts,
  { frame, roles }: ScriptTexts,
): string {
  const { synopsis, description, asks = false, option } = parts;
  const { labels } = frame;
  const file = (other: ScriptKind): string => scriptFileName(topic, other);
  const rows: Row[] = [
    kind === 'show'
      ? [labels.changes, frame.changesNothing(file('grant'))]
      : [labels.lookFirst, frame.lookFirst(file('show'))],
    ...row(asks, labels.asks, frame.asks),
    ...row(kind === 'grant', labels.undo, file('undo')),
    [labels.role, roles[role]],
    [labels.module, frame.modules[shell]],
  ];
  const column = Math.max(...Object.values(labels).map(columnsOf)) + 1;
  const lines = [
    '<#',
    '.SYNOPSIS',
    ...paragraph(synopsis),
    '',
    '.DESCRIPTION',
    ...paragraph(description),
    '',
    ...rows.flatMap(([label, text]) => labelled(label, text, column)),
    // A command that is copied from here stands in one line.
    `${beside(labels.run, column)}powershell -ExecutionPolicy RemoteSigned -File .\\${file(kind)}`,
    ...(option ? ['', `.PARAMETER ${option.name}`, ...paragraph(option.does)] : []),
    '',
    '.NOTES',
    ...paragraph(frame.madeBy),
    '#>',
  ];
  return lines.join('\n');
}

type Row = [label: string, text: string];

function row(isThere: boolean, label: string, text: string): Row[] {
  return isThere ? [[label, text]] : [];
}

function paragraph(text: string): string[] {
  return wrap(text, lineWidth - indentation.length).map((line) => indentation + inComment(line));
}

function labelled(label: string, text: string, column: number): string[] {
  const lines = wrap(text, lineWidth - indentation.length - column);
  return lines.map((line, index) => beside(index === 0 ? label : '', column) + inComment(line));
}

/** What stands left of a text, as wide as the widest label. */
function beside(label: string, column: number): string {
  return indentation + inComment(label) + ' '.repeat(column - columnsOf(label));
}
