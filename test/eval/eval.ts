import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { caseFileSchema } from './case.ts';
import { scoreCase, scoreOf, type ScoredCase } from './score.ts';

// How well diagnosis names the causes of labelled failures:
// `npm run eval -- FILE …` prints how many have their cause first and among the first three, and each
// miss; with `--json`, for each case the IDs of its findings in order.

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('Usage: npm run eval -- FILE… [--json]');
  process.exit(2);
}

const scored: ScoredCase[] = [];
for (const file of positionals) {
  const cases = caseFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  scored.push(...cases.map(scoreCase));
}

if (values.json) {
  const results = scored.map(({ id, expected, findings }) => ({ id, expected, findings }));
  console.log(JSON.stringify(results, null, 2));
} else {
  for (const miss of scored.filter(({ rank }) => rank !== 1)) {
    const where = miss.rank === 0 ? 'not found' : `place ${miss.rank}`;
    const found = miss.findings.slice(0, 3).join(', ') || 'nothing';
    console.log(`${miss.id}: ${miss.expected}, ${where} (${found})`);
  }
  const { cases, first, inThree } = scoreOf(scored);
  const percent = (count: number) => `${((100 * count) / Math.max(cases, 1)).toFixed(1)} %`;
  console.log(
    `${cases} cases: ${first} first (${percent(first)}), ${inThree} in three (${percent(inThree)})`,
  );
}
