import type { Condition } from '../condition.ts';
import type { Row } from '../row.ts';

const powershell = { protocol: ['powershell'] } as const satisfies Condition;

/** "… is not recognized as the name of a cmdlet", whose ID is in no language (`CommandNotFound`). */
const cmdletUnknown = [
  /commandnotfound|not recogni[sz]ed as (?:a |the )?name|not recogni[sz]ed/,
  /wurde nicht als name|n['’]est pas reconnu|no se reconoce|non (?:è )?riconosciuto|não é reconhecid|wordt niet herkend/,
  /として認識されません|无法将|不是内部或外部|не распознано|nie jest rozpoznawan/,
];
/** "A parameter cannot be found that matches parameter name …" (`NamedParameterNotFound`). */
const parameterUnknown = [
  /namedparameternotfound|parameter cannot be found|parameter name ['"‘“]/,
  /kein parameter gefunden|parametername|ning[uú]n par[aá]metro|aucun param[eè]tre|nessun parametro|nenhum par[aâ]metro|パラメーター|参数/,
];

/** What keeps a script from doing what it is for. */
export const powershellRows: readonly Row[] = [
  {
    id: 'powershell-role-missing',
    when: [
      {
        ...{ weight: 96, ...powershell },
        words: [
          /not allowed to call/,
          /isn['’]t supported in this scenario/,
          /insufficient (?:privileges|access|permissions)/,
          /authorization_requestdenied/,
          /(?:don['’]t|do not) have (?:access|sufficient permissions|permission)/,
          /outside (?:of )?your (?:write )?scope|write scope|access ?(?:is )?denied|role(?:s)? (?:is |are )?(?:required|missing)/,
        ],
      },
      {
        weight: 92,
        ...powershell,
        connected: ['yes'],
        words: [...cmdletUnknown, ...parameterUnknown],
        not: { words: [/-?(?:objectid|serviceid)\b/] },
      },
      {
        ...{ weight: 88, ...powershell },
        words: [
          /unauthori[sz]ed/,
          /httpstatuscode=40[13]|\b40[13]\b.*(?:forbidden|unauthori)|\bforbidden\b/,
        ],
        not: [{ connected: ['no'] }],
      },
      { weight: 64, ...powershell, words: parameterUnknown },
      { weight: 58, ...powershell, words: cmdletUnknown },
      { weight: 27, ...powershell },
    ],
    link: 'https://learn.microsoft.com/powershell/exchange/app-only-auth-powershell-v2',
    scenarios: { none: 'the practice tenant has no PowerShell' },
  },
  {
    id: 'powershell-not-connected',
    when: [
      {
        ...{ weight: 97, ...powershell },
        words: [
          /(?:must|please|need to|have to) (?:first )?(?:call|run|use)(?: the)? connect-/,
          /authentication needed/,
          /before calling any other cmdlet/,
          /please connect to (?:the )?exchange online/,
        ],
      },
      { weight: 94, ...powershell, connected: ['no'] },
      {
        ...{ weight: 90, ...powershell, words: cmdletUnknown },
        marks: ["'connect-", '"connect-', '«connect-', 'connect-exchangeonline'],
        not: { connected: ['yes'] },
      },
      {
        ...{ weight: 78, ...powershell },
        words: [
          /connecting to remote server/,
          /session (?:state )?(?:is )?(?:broken|closed|expired)/,
          /no (?:active|valid|existing) (?:session|connection)/,
        ],
      },
      { weight: 66, ...powershell, words: cmdletUnknown, not: { connected: ['yes'] } },
      { weight: 26, ...powershell, not: { connected: ['yes'] } },
    ],
    link: 'https://learn.microsoft.com/powershell/exchange/connect-to-exchange-online-powershell',
    scenarios: { none: 'the practice tenant has no PowerShell' },
  },
  {
    id: 'powershell-module-old',
    when: [
      {
        ...{ weight: 90, ...powershell },
        words: [
          /basic authentication is currently disabled/,
          /useRPSsession|remote powershell.{0,40}(?:deprecat|retired|no longer)/i,
          /(?:newer|latest|minimum|higher) version|version .{0,30}(?:no longer|not) supported|update-module/,
        ],
      },
      {
        ...{ weight: 55, ...powershell, words: cmdletUnknown },
        marks: ['-ServicePrincipal'],
      },
      { weight: 50, ...powershell, words: parameterUnknown },
      { weight: 45, ...powershell, words: cmdletUnknown },
      { weight: 55, ...powershell, words: [/could not load (?:file|type)|method not found/] },
      { weight: 15, ...powershell },
    ],
    link: 'https://learn.microsoft.com/powershell/exchange/exchange-online-powershell-v2',
    scenarios: { none: 'the practice tenant has no PowerShell' },
  },
  {
    id: 'powershell-parameter-renamed',
    when: [
      {
        ...{ weight: 94, ...powershell, words: parameterUnknown },
        marks: [
          "'ObjectId'",
          "'ServiceId'",
          '"ObjectId"',
          '"ServiceId"',
          '-ObjectId',
          '-ServiceId',
        ],
      },
      { weight: 70, ...powershell, words: parameterUnknown, marks: ['ServicePrincipal'] },
    ],
    scripts: ['app-access'],
    link: 'https://learn.microsoft.com/powershell/module/exchange/new-serviceprincipal',
    scenarios: { none: 'the practice tenant has no PowerShell' },
  },
  {
    id: 'powershell-principal-not-found',
    when: [
      {
        ...{ weight: 93, ...powershell },
        words: [
          /managementobjectnotfound|request_resourcenotfound|recipientnotfound|usernotfound/,
          /(?:couldn['’]t|could not|cannot|can['’]t) (?:be found|find) ?(?:the )?(?:object|user|recipient|group|principal)?/,
          /(?:user|group|object|principal|recipient|mailbox)\b.{0,80}(?:was|were|is)?(?:n['’]t| not) found/,
          /does not exist (?:or one of|in)/,
        ],
        not: { words: [...parameterUnknown, ...cmdletUnknown] },
      },
      { weight: 20, ...powershell },
    ],
    scripts: ['app-access'],
    guides: ['enterprise-object-id'],
    link: 'https://learn.microsoft.com/powershell/module/exchange/add-mailboxpermission',
    scenarios: { none: 'the practice tenant has no PowerShell' },
  },
];
