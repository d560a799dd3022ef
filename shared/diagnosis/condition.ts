import type { Facts } from './facts/facts.ts';

type Single<Value> = Value extends readonly (infer Item)[] ? Item : Value;

/** For each fact, the values that are wanted: one of them is enough. */
type Wanted = {
  readonly [Name in Exclude<keyof Facts, 'text'>]?: readonly Single<NonNullable<Facts[Name]>>[];
};

/** What recognises a wording in lower case: an expression, or words near each other. */
export interface Wording {
  test(text: string): boolean;
}

/**
 * What has to be known for a row to apply: every part of it has to hold. A fact that is unknown
 * holds no condition.
 */
export interface Condition extends Wanted {
  /**
   * Names that programs and servers write and nobody translates (`SendAsDenied`, `ENOTFOUND`): one
   * of them, in any case.
   */
  readonly marks?: readonly string[];
  /** Human wording, the last resort: one of them. Tested against lower case. */
  readonly words?: readonly Wording[];
  /** None of these may hold. */
  readonly not?: Condition | readonly Condition[];
}

/** Whether a condition holds. One without any part holds always. */
export function holds(condition: Condition, facts: Facts): boolean {
  const { marks, words, not, ...wanted } = condition;
  return (
    Object.entries(wanted).every(([name, values]) => isAmong(values, facts, name)) &&
    (marks === undefined || marks.some((mark) => facts.text.includes(mark.toLowerCase()))) &&
    (words === undefined || words.some((word) => word.test(facts.text))) &&
    (not === undefined || ![not].flat().some((other) => holds(other, facts)))
  );
}

function isAmong(wanted: readonly unknown[], facts: Facts, name: string): boolean {
  const known: unknown = facts[name as keyof Facts];
  if (known === undefined) return false;
  return Array.isArray(known)
    ? known.some((value) => wanted.includes(value))
    : wanted.includes(known);
}

/**
 * How much a condition asks for, to put the more exact one first: each fact counts two, a name one
 * and a half, wording one.
 */
export function exactness({ marks, words, not, ...wanted }: Condition): number {
  return (
    2 * Object.keys(wanted).length +
    (marks === undefined ? 0 : 1.5) +
    (words === undefined ? 0 : 1) +
    (not === undefined ? 0 : 0.5)
  );
}
