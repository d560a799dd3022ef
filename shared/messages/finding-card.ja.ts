import type { KnownRight, SupportFacts } from '../diagnosis/finding.ts';
import type { FailedProtocol, FailedStage } from '../diagnosis/facts/facts.ts';
import type { Certainty } from '../diagnosis/row.ts';
import type { findingCard as findingCardEn } from './finding-card.en.ts';
import { countOf, listOf } from './format.ja.ts';
import { protocolNames, stageNames } from './run.ja.ts';
import { ja } from './spaced.ja.ts';

/** Where something failed, in words: a protocol, the sign-in, a script. */
export const failedProtocolNames: Record<FailedProtocol, string> = {
  ...protocolNames,
  entra: 'サインイン',
  powershell: 'PowerShell',
};

/** The stages of checks and of sign-ins. */
export const failedStageNames: Record<FailedStage, string> = {
  ...stageNames,
  configuration: 'OpenID 構成',
  authorize: 'サインイン ページ',
  token: 'トークン要求',
  refresh: '更新',
  device: 'デバイス コード',
  powershell: 'PowerShell',
  done: '終了',
};

const certaintyNames: Record<Certainty, string> = {
  certain: '確実',
  likely: '可能性が高い',
  possible: '可能性がある',
  note: '参考情報',
};

/** What is known to be right, each in a sentence; the stages that passed in one. */
function knownRightSentences(known: readonly KnownRight[]): string[] {
  const stages = known.flatMap((each) => (each.kind === 'stage' ? [each.stage] : []));
  const protocols = known.flatMap((each) => (each.kind === 'protocol' ? [each.protocol] : []));
  const has = (kind: KnownRight['kind']) => known.some((each) => each.kind === kind);
  return [
    ...(stages.length > 0
      ? [`次の段階は成功しました: ${listOf(stages.map((stage) => failedStageNames[stage]))}。`]
      : []),
    ...(protocols.length > 0
      ? [
          ja`同じトークンで${listOf(protocols.map((name) => failedProtocolNames[name]))}は動作します。`,
        ]
      : []),
    ...(has('audience') ? ['トークンは Exchange Online に対するものです。'] : []),
    ...(has('permission') ? ['トークンにはこのプロトコルのアクセス許可が含まれています。'] : []),
    ...(has('token-time') ? ['トークンの有効期限は切れていませんでした。'] : []),
    ...(has('token-user')
      ? ['トークンは、サインインするアカウントに対して発行されたものです。']
      : []),
  ];
}

const supportNames: Record<keyof SupportFacts, string> = {
  traceId: 'トレース ID',
  correlationId: '関連付け ID',
  time: '時刻',
  server: 'サーバー名',
  host: 'ホスト',
};

/** What Microsoft's support asks for, each with its name; empty where nothing of it is known. */
function supportRows(facts: SupportFacts): [name: string, value: string][] {
  return (Object.keys(supportNames) as (keyof SupportFacts)[]).flatMap((key) => {
    const value = facts[key];
    return value === undefined ? [] : [[supportNames[key], value] as [string, string]];
  });
}

/** What stands around the words of findings, on the page and in reports. */
export const findingCard: typeof findingCardEn = {
  certainty: certaintyNames,
  protocolNames: failedProtocolNames,
  stageNames: failedStageNames,
  certaintyLabel: '確度',
  titleOf: (protocol, title) => `${failedProtocolNames[protocol]}: ${title}`,
  line: (n, text) => `${countOf(n, '行目')} · ${text}`,
  claim: (claim, value) => `${claim} = ${value === '' ? '(トークンに含まれていません)' : value}`,
  evidence: '根拠',
  sameEvidence: 'ほかのプロトコルでも同じ結果',
  showLine: (n) => `通信記録の ${countOf(n, '行目')}を表示`,
  steps: '対処方法',
  wait: (minutes) =>
    minutes < 60 || minutes % 60 !== 0
      ? `変更が有効になるまで、最大で ${countOf(minutes, '分')}かかることがあります。`
      : `変更が有効になるまで、最大で ${countOf(minutes / 60, '時間')}かかることがあります。`,
  link: (host) => `詳細情報 (${host})`,
  linkOf: (host, title) => `詳細情報 (${host}): ${title}`,
  id: '診断結果',
  others: (count) => `考えられるその他の原因 (${countOf(count, '件')})`,
  usual: (count) =>
    count === 1 ? 'この段階でよくある原因' : `この段階でよくある原因 (${countOf(count, '件')})`,
  notRecognised: '不明',
  notRecognisedTitle: 'このメッセージはアプリで認識できません',
  stoppedAt: (protocol, stage) =>
    failedProtocolNames[protocol] === failedStageNames[stage]
      ? ja`発生元は${failedProtocolNames[protocol]}です。`
      : ja`${failedProtocolNames[protocol]}は「${failedStageNames[stage]}」で失敗しました。`,
  knownRight: 'これまでに正しいと確認できたこと',
  knownRightSentences,
  support: 'Microsoft に伝える情報',
  supportText:
    'Microsoft 365 管理センターでサポート リクエストを開き、時刻とともに次の情報を伝えてください。',
  supportRows,
  supportCopy: 'Microsoft 用にコピー',
  notesTitle: '参考情報',
};
