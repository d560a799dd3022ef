import type { CheckResult } from '../check-result.ts';
import { countOf } from './format.ja.ts';
import type * as english from './transcript.en.ts';

const lines = (count: number) => countOf(count, '行');

/** Finding, choosing and copying lines of a transcript. */
export const transcriptTools: typeof english.transcriptTools = {
  label: (transcript) => `検索と絞り込み: ${transcript}`,
  search: '通信記録を検索',
  searchPlaceholder: '検索',
  found: (place, count) => `${String(place)} / ${String(count)}`,
  foundCount: (count) => `${String(count)} 行一致`,
  foundSpoken: (place, count) => `${lines(count)}見つかりました。${String(place)} 番目です。`,
  notFound: '見つかりません',
  next: '次の一致',
  previous: '前の一致',
  directions: '表示する行',
  direction: { sent: '送信', received: '受信', note: '注記' },
  stage: '表示する段階',
  allStages: 'すべての段階',
  lines,
  linesShown: (shown, all) => `${lines(all)}中 ${lines(shown)}`,
  selected: (count) => `${lines(count)}を選択中`,
  noneShown: (all) => `絞り込みにより ${lines(all)}すべてが非表示になっています。`,
  showAll: 'すべての行を表示',
  toEnd: '末尾へ移動',
  copyAll: '通信記録をコピー',
  copyShown: (count) => `表示中の ${lines(count)}をコピー`,
  copySelected: (count) => `${lines(count)}をコピー`,
};

export const testGrid: typeof english.testGrid = {
  place: (protocol, stage) => `${protocol}、${stage}: `,
  after: (time) => `、${time}`,
  show: '。通信記録に表示',
  messages: (count) => countOf(count, '通'),
};

/** How the test ended, in a few words for the rail. */
export function testSummary(
  results: readonly CheckResult[],
  protocolName: (protocol: CheckResult['protocol']) => string,
): string {
  const words = { ok: '成功', failed: '失敗', cancelled: 'キャンセル' } as const;
  return (['ok', 'failed', 'cancelled'] as const)
    .flatMap((outcome) => {
      const of = results.filter((result) => result.outcome === outcome);
      const names = of.map(({ protocol }) => protocolName(protocol)).join('、');
      return of.length === 0 ? [] : [`${names} ${words[outcome]}`];
    })
    .join(' · ');
}
