import { z } from 'zod';
import { findCauses } from '../diagnosis/find-causes.ts';
import { explain } from '../diagnosis/explained.ts';
import type { Messages } from '../messages/en.ts';
import { protocols, type Protocol } from '../protocols.ts';
import { outcomeSchema, type CheckRecord, type RunRecord } from '../run-record.ts';
import {
  protocolSchema,
  stageSchema,
  stageStatusSchema,
  stages,
  type StageResult,
} from '../stages.ts';
import { makeVisible } from '../text/visible.ts';
import { settingsFields } from './sections/settings.ts';

/** How a stage went in one of the two runs. */
const stageSideSchema = z.strictObject({
  status: stageStatusSchema,
  durationMs: z.number(),
  summary: z.string().exactOptional(),
  code: z.string().exactOptional(),
});
export type StageSide = z.infer<typeof stageSideSchema>;

const findingSideSchema = z.strictObject({ id: z.string(), title: z.string() });

/** Two runs side by side, in the words of one language; it holds no secret and no transcript. */
export const runComparisonSchema = z.strictObject({
  older: z.strictObject({ id: z.string(), startedAt: z.string(), outcome: outcomeSchema }),
  newer: z.strictObject({ id: z.string(), startedAt: z.string(), outcome: outcomeSchema }),
  /** Only those that differ; a side without a value does not have the setting. */
  settings: z.array(
    z.strictObject({
      name: z.string(),
      older: z.string().exactOptional(),
      newer: z.string().exactOptional(),
    }),
  ),
  checks: z.array(
    z.strictObject({
      protocol: protocolSchema,
      older: outcomeSchema.exactOptional(),
      newer: outcomeSchema.exactOptional(),
      stages: z.array(
        z.strictObject({
          stage: stageSchema,
          older: stageSideSchema.exactOptional(),
          newer: stageSideSchema.exactOptional(),
          /** Another result, or another thing that was found; the time alone makes no difference. */
          differs: z.boolean(),
        }),
      ),
    }),
  ),
  findings: z.strictObject({
    gone: z.array(findingSideSchema),
    new: z.array(findingSideSchema),
    same: z.array(findingSideSchema),
  }),
});
export type RunComparison = z.infer<typeof runComparisonSchema>;

/**
 * Holds two runs of a connection against each other: the settings that differ, each stage of each
 * protocol, and which findings are gone, new, or there in both.
 */
export function compareRuns(older: RunRecord, newer: RunRecord, messages: Messages): RunComparison {
  return {
    older: headOf(older),
    newer: headOf(newer),
    settings: differingSettings(older, newer, messages),
    checks: protocols.flatMap((protocol) => comparedCheck(protocol, older, newer)),
    findings: comparedFindings(older, newer, messages),
  };
}

function headOf({ id, startedAt, outcome }: RunRecord) {
  return { id, startedAt, outcome };
}

function settingsOf({ connection, network }: RunRecord, messages: Messages): Map<string, string> {
  return new Map(
    settingsFields(connection, network, messages).flatMap(({ name, values }) => {
      const [value] = values;
      return value ? [[name, value.text] as const] : [];
    }),
  );
}

function differingSettings(older: RunRecord, newer: RunRecord, messages: Messages) {
  const before = settingsOf(older, messages);
  const after = settingsOf(newer, messages);
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => {
    const [one, other] = [before.get(name), after.get(name)];
    if (one === other) return [];
    return [
      {
        name,
        ...(one === undefined ? {} : { older: one }),
        ...(other === undefined ? {} : { newer: other }),
      },
    ];
  });
}

function comparedCheck(protocol: Protocol, older: RunRecord, newer: RunRecord) {
  const [before, after] = [older, newer].map(({ checks }) =>
    checks.find((check) => check.protocol === protocol),
  );
  if (!before && !after) return [];
  return [
    {
      protocol,
      ...(before ? { older: before.outcome } : {}),
      ...(after ? { newer: after.outcome } : {}),
      stages: comparedStages(before, after),
    },
  ];
}

/** In the order of the later run; a stage that only the earlier one has stands where it stood. */
function comparedStages(before: CheckRecord | undefined, after: CheckRecord | undefined) {
  const order = [after, before].flatMap((check) => check?.stages.map(({ stage }) => stage) ?? []);
  return [...new Set([...order, ...stages.filter((stage) => order.includes(stage))])].map(
    (stage) => {
      const older = sideOf(before?.stages.find((each) => each.stage === stage));
      const newer = sideOf(after?.stages.find((each) => each.stage === stage));
      return {
        ...{ stage, differs: factsOf(older) !== factsOf(newer) },
        ...(older ? { older } : {}),
        ...(newer ? { newer } : {}),
      };
    },
  );
}

function sideOf(result: StageResult | undefined): StageSide | undefined {
  if (!result) return undefined;
  const { status, durationMs, summary, error } = result;
  return {
    ...{ status, durationMs },
    ...(summary === undefined ? {} : { summary: makeVisible(summary) }),
    ...(error === undefined ? {} : { code: error.code }),
  };
}

function factsOf(side: StageSide | undefined): string {
  return JSON.stringify(side ? [side.status, side.summary, side.code] : []);
}

interface NamedFinding {
  id: string;
  title: string;
}

function comparedFindings(older: RunRecord, newer: RunRecord, messages: Messages) {
  const [before, after] = [older, newer].map((record) => surestOf(record, messages));
  const one = before ?? [];
  const other = after ?? [];
  const isIn = (list: readonly NamedFinding[]) => (finding: NamedFinding) =>
    list.some(({ id }) => id === finding.id);
  return {
    gone: one.filter((finding) => !isIn(other)(finding)),
    new: other.filter((finding) => !isIn(one)(finding)),
    same: other.filter(isIn(one)),
  };
}

/** The surest cause of each failure, each once. */
function surestOf(record: RunRecord, messages: Messages): NamedFinding[] {
  const { failures } = findCauses(record);
  const named = failures
    .filter(({ recognised }) => recognised)
    .flatMap(({ findings, values }) => explain(findings.slice(0, 1), values, messages.findings))
    .map(({ finding, text }) => ({ id: finding.id, title: makeVisible(text.title) }));
  return [...new Map(named.map((each) => [each.id, each])).values()];
}
