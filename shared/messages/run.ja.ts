import type { CheckResult } from '../check-result.ts';
import type { Protocol, Stage, StageStatus } from '../stages.ts';
import { countOf, duration, listOf } from './format.ja.ts';
import type { testStep as testStepEn, transcript as transcriptEn } from './run.en.ts';
import { ja } from './spaced.ja.ts';

export const protocolNames: Record<Protocol, string> = { imap: 'IMAP', pop: 'POP', smtp: 'SMTP' };

export const stageNames: Record<Stage, string> = {
  dns: 'DNS',
  proxy: 'プロキシ',
  tcp: 'TCP',
  tls: 'TLS',
  greeting: 'グリーティング',
  capability: '機能',
  starttls: 'STARTTLS',
  auth: 'サインイン',
  mailbox: 'メールボックス',
  send: '送信',
  logout: '終了',
};

/** What is being done in a stage. */
const stageActivities: Record<Stage, string> = {
  dns: 'サーバーの名前を解決しています',
  proxy: 'プロキシに問い合わせています',
  tcp: '接続しています',
  tls: '接続を暗号化しています',
  greeting: 'グリーティングを待っています',
  capability: 'サーバーの機能を問い合わせています',
  starttls: '暗号化を要求しています',
  auth: 'サインインしています',
  mailbox: '受信トレイを開いています',
  send: '送信が許可されるかどうかを問い合わせています',
  logout: '接続を終了しています',
};

const stageStatusNames: Record<StageStatus, string> = {
  ok: '成功',
  failed: '失敗',
  cancelled: 'キャンセル',
  'not-reached': '未実行',
};

const cancelled = 'テストはキャンセルされました。';

function namesOf(results: readonly CheckResult[]): string {
  return listOf(results.map(({ protocol }) => protocolNames[protocol]));
}

/**
 * How a run ended, in one sentence: `IMAP、POP は正常に動作し、SMTP は「送信」で失敗しました。`
 *
 * @param stageName what a stage is called where the sentence stands
 */
export function resultSentence(
  results: readonly CheckResult[],
  stageName: (stage: Stage) => string,
): string {
  const of = (outcome: CheckResult['outcome']) =>
    results.filter((result) => result.outcome === outcome);
  const [works, failed, stopped] = [of('ok'), of('failed'), of('cancelled')];
  if (stopped.length === results.length) return cancelled;
  const clauses: string[] = [];
  if (works.length > 0) clauses.push(`${namesOf(works)} は正常に動作し`);
  for (const stage of new Set(failed.map((result) => result.stage))) {
    const names = namesOf(failed.filter((result) => result.stage === stage));
    const where = stage === undefined ? '' : `「${stageName(stage)}」で`;
    clauses.push(`${names} は${where}失敗し`);
  }
  if (stopped.length > 0) clauses.push(`${namesOf(stopped)} はキャンセルされ`);
  // Each clause is in the form that goes on; the last one is ended here.
  return `${clauses.join('、')}ました。`;
}

export const testStep: typeof testStepEn = {
  heading: 'メールボックスへのアクセスをテストする',
  headingRunning: (names) =>
    `${listOf(names.map((protocol) => protocolNames[protocol]))} をテストしています…`,
  headingRetrying: (protocol) => `${protocolNames[protocol]} をもう一度テストしています…`,
  headingDone: (results) => resultSentence(results, (stage) => stageNames[stage]),
  headingNotRun: 'テストを実行できませんでした。',
  leadOpens: (mailbox) =>
    `アプリはメール サーバーに接続し、トークンを使用してサインインして、${mailbox} の受信トレイを開きます。メッセージを読み取ることも、何かを変更することもありません。`,
  leadSignsIn: 'アプリはメール サーバーに接続し、トークンを使用してサインインします。',
  leadSends: (sender) =>
    `SMTP では、${sender} として送信が許可されるかどうかを問い合わせます。下で指定しない限り、何も送信しません。`,
  gridLabel: 'テストの段階',
  protocolColumn: 'プロトコル',
  stageStatus: (status) => stageStatusNames[status],
  stageWaiting: '待機中',
  stageRunning: '実行中',
  stageKept: '前回のテスト結果',
  stageTime: (milliseconds) => duration(milliseconds),
  starting: 'テストを開始しています…',
  progress: (running) =>
    running
      .map(({ protocol, stage }) => `${protocolNames[protocol]}: ${stageActivities[stage]}…`)
      .join(' '),
  evidence: (n, line) => `${countOf(n, '行目')} · ${line}`,
  outdated:
    'このテストの後に設定が変更されました。結果を確認するには、もう一度テストしてください。',
  needsSignIn: 'テストするには、現在の設定でサインインする必要があります。',
  goToSignIn: 'サインインに移動',
  start: 'メールボックスへのアクセスをテスト',
  again: 'もう一度テスト',
  cancel: 'テストをキャンセル',
  actionsLabel: '1 つのプロトコルだけ',
  againOne: (protocol) => `${protocolNames[protocol]} をもう一度テスト`,
  againFrom: (stage) => `「${stageNames[stage]}」から繰り返す`,
  cancelOne: (protocol) => `${protocolNames[protocol]} をキャンセル`,
  failureOf: (names, title) =>
    `${listOf(names.map((protocol) => protocolNames[protocol]))}: ${title}`,
  waitFor: (milliseconds) =>
    ja`サーバーから、${duration(milliseconds)}待ってから接続し直すように求められました。`,
  sendMessage: 'テスト メッセージを送信する',
  sendMessageHint: (sender) =>
    `次回の SMTP のテストで、${sender} から指定したアドレスに実際のメッセージを 1 通送信します。送信後は再びオフになります。`,
  messageSent: (queueId) => `サーバーがテスト メッセージを受け付けました。キュー ID: ${queueId}`,
  next: 'レポートを作成',
};

export const transcript: typeof transcriptEn = {
  tabsLabel: '通信記録',
  tabFailed: '失敗',
  label: (protocol) => `${protocol} の通信記録`,
  title: (protocol) => `通信記録: ${protocol}`,
  hidden: 'トークンは、表示でもコピーでも伏せられます。',
  empty: 'アプリとサーバーのやり取りがここに表示されます。',
  showWhole: (characters) => `行全体を表示 (${countOf(characters, '文字')})`,
  showShort: '一部だけ表示',
  evidence: '根拠となる行:',
};
