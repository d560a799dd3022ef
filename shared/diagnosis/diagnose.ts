import { exactness, holds } from './condition.ts';
import { evidenceOf } from './evidence.ts';
import { failuresOf, type Failure } from './facts/failures.ts';
import type { Facts } from './facts/facts.ts';
import { given } from './facts/given.ts';
import { readFacts } from './facts/read-facts.ts';
import type { Diagnosis, FailureDiagnosis, Finding } from './finding.ts';
import type { FindingId } from './finding-ids.ts';
import { knownRight } from './known-right.ts';
import type { PartialRun } from './partial-run.ts';
import { certaintyOf, type Row, type Sign } from './row.ts';
import { supportFacts } from './support.ts';
import { diagnosisTable } from './table.ts';
import { findingValues } from './values.ts';

/** More causes than that are no help. */
const maxFindings = 5;
/** Of what is only usual at a stage: more would be guessing. */
const maxUsual = 3;
/** From here on a sign was recognised; below it is only what is usual at the stage. */
const recognisedFrom = 30;

/**
 * Says what is behind the failures of a run: for each failure the causes of the table whose
 * conditions hold, the surest first. Never throws, and knows nothing but what it is given.
 *
 * @param run a run record, or as much of one as is known
 */
export function diagnose(run: PartialRun, table: readonly Row[] = diagnosisTable): Diagnosis {
  const failures = failuresOf(run);
  return {
    failures: failures.map((failure) => diagnoseFailure(run, failure, table)),
    ...(failures.length === 0 ? notesOf(run, table) : { notes: [], noteValues: {} }),
  };
}

/**
 * The causes of all failures in one list, each once: those of the first failure first, as they
 * explain it, then what the others add.
 */
export function findingsOf({ failures }: Pick<Diagnosis, 'failures'>): Finding[] {
  const seen = new Map<FindingId, Finding>();
  for (const finding of failures.flatMap(({ findings }) => findings)) {
    if (!seen.has(finding.id)) seen.set(finding.id, finding);
  }
  return [...seen.values()];
}

interface Match {
  row: Row;
  sign: Sign;
}

function diagnoseFailure(
  run: PartialRun,
  failure: Failure,
  table: readonly Row[],
): FailureDiagnosis {
  const facts = readFacts(run, failure);
  const found = matches(facts, table);
  const recognised = (found[0]?.sign.weight ?? 0) >= recognisedFrom;
  return {
    protocol: failure.protocol,
    stage: failure.stage,
    findings: found
      .slice(0, maxFindings)
      .filter(({ sign }, index) => index < maxUsual || sign.weight >= recognisedFrom)
      .map((match) => asFinding(match, run, failure)),
    recognised,
    knownRight: knownRight(facts, failure),
    support: supportFacts(run, failure),
    values: findingValues(run, failure, facts),
  };
}

/** The rows of which a sign holds, each with its surest; rows of the same weight by exactness. */
function matches(facts: Facts, table: readonly Row[]): Match[] {
  const found = table.flatMap((row): Match[] => {
    const signs = row.when.filter((sign) => applies(sign, facts));
    const [first] = signs.sort(bySurety);
    return first ? [{ row, sign: first }] : [];
  });
  // The sort is stable: what stands first in the table comes first where all else is the same.
  return found.sort((one, other) => bySurety(one.sign, other.sign));
}

function applies({ weight, ...condition }: Sign, facts: Facts): boolean {
  // A run without failures is looked at by the signs that are made for it alone.
  if (facts.stage === 'done' && !condition.stage?.includes('done')) return false;
  return holds(condition, facts);
}

function bySurety(one: Sign, other: Sign): number {
  return other.weight - one.weight || exactnessOf(other) - exactnessOf(one);
}

function exactnessOf({ weight, ...condition }: Sign): number {
  return exactness(condition);
}

function asFinding({ row, sign }: Match, run: PartialRun, failure: Failure): Finding {
  const { id, when, scenarios, ...fix } = row;
  const certainty = failure.stage === 'done' ? 'note' : certaintyOf(sign.weight);
  return { id, certainty, weight: sign.weight, evidence: evidenceOf(sign, run, failure), ...fix };
}

/** A run without failures as what its notes are read from; none where something was cancelled. */
function notesOf(run: PartialRun, table: readonly Row[]): Pick<Diagnosis, 'notes' | 'noteValues'> {
  const { checks = [], signIn } = run;
  const isDone = signIn?.outcome !== 'cancelled' && checks.every(({ outcome }) => outcome === 'ok');
  if (!isDone || checks.length === 0) return { notes: [], noteValues: {} };
  const done: Failure = {
    ...{ stage: 'done', protocol: checks[0]?.protocol ?? 'entra', sent: [], said: [] },
    ...given('check', checks[0]),
  };
  const facts = readFacts(run, done);
  return {
    notes: matches(facts, table).map((match) => asFinding(match, run, done)),
    noteValues: findingValues(run, done, facts),
  };
}
