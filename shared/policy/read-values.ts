import { makeVisible } from '../text/visible.ts';
import { nearestName } from './nearest-name.ts';
import { policyFields, type Policy, type PolicyField } from './policy.ts';
import { maxPolicyProblems, type PolicyProblem } from './problem.ts';
import { hasProxyPassword } from './proxy.ts';
import { policyLists, policySchemas } from './schema.ts';

/** A policy as it stands at one place, and what of it is not right. */
export interface PolicyValues {
  policy: Policy;
  problems: PolicyProblem[];
}

/** How a place names what stands in it. */
export interface PolicyNames {
  /** The file, or the key of the registry. */
  place: string;
  /** What the fields are called there. */
  nameOf: (field: PolicyField) => string;
  /** Whether capitals make a difference. */
  isExact: boolean;
  /** How one value, or one entry of a list, is named: `$.allowedFlows[1]`. */
  at: (name: string, index?: number) => string;
}

/** As much of a value as a person needs to find it. */
const maxShown = 80;

/**
 * The fields whose values are shown where they are wrong: they have no place for a secret, and who
 * puts one there in error has put it where the others are not shown.
 */
const shownFields: readonly PolicyField[] = [
  'cloud',
  'allowedFlows',
  'neverKeepTokens',
  'language',
];

/**
 * Reads what stands at one place, field by field: what is wrong is left out and told, all else
 * holds. Never throws, whatever stands there.
 *
 * @param values by the names that the place has for them
 */
export function readPolicyValues(
  values: Readonly<Record<string, unknown>>,
  names: PolicyNames,
): PolicyValues {
  const policy: Policy = {};
  const problems: PolicyProblem[] = [];
  const known = new Map(policyFields.map((field) => [key(names.nameOf(field), names), field]));
  for (const [name, value] of Object.entries(values)) {
    const field = known.get(key(name, names));
    if (field === undefined) problems.push(unknownName(name, names));
    else Object.assign(policy, readField(field, value, name, names, problems));
  }
  return { policy, problems };
}

/** As many problems as anybody reads, and that there are more. */
export function limitProblems(problems: readonly PolicyProblem[]): PolicyProblem[] {
  const [first] = problems.slice(maxPolicyProblems);
  const some = problems.slice(0, maxPolicyProblems);
  return first ? [...some, { kind: 'more', place: first.place }] : some;
}

/** A text as it is shown in a problem: short, on one line, with nothing unseen in it. */
export function shortText(text: string, most = maxShown): string {
  const visible = makeVisible(text.slice(0, most + 1));
  return visible.length > most ? `${visible.slice(0, most)}…` : visible;
}

function key(name: string, { isExact }: PolicyNames): string {
  return isExact ? name : name.toLowerCase();
}

function unknownName(name: string, { place, nameOf, at }: PolicyNames): PolicyProblem {
  const nearest = nearestName(name, policyFields.map(nameOf));
  return {
    ...{ kind: 'unknown-name', place, at: at(shortText(name)) },
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function readField(
  field: PolicyField,
  value: unknown,
  name: string,
  names: PolicyNames,
  problems: PolicyProblem[],
): Policy {
  if (field !== 'allowedFlows' && field !== 'authorities') {
    const read = policySchemas[field].safeParse(value);
    if (read.success) return { [field]: read.data };
    problems.push(wrong(field, value, names.at(name), names));
    return {};
  }
  // An empty list would let nobody sign in, which nobody means.
  if (!Array.isArray(value) || value.length === 0 || value.length > policyLists[field]) {
    problems.push(wrong(field, value, names.at(name), names));
    return {};
  }
  const right = value.flatMap((entry: unknown, index) => {
    const entryRead = policySchemas[field].safeParse(entry);
    if (entryRead.success) return [entryRead.data];
    problems.push(wrong(field, entry, names.at(name, index), names));
    return [];
  });
  return right.length === 0 ? {} : { [field]: [...new Set(right)] };
}

function wrong(
  field: PolicyField,
  value: unknown,
  at: string,
  { place }: PolicyNames,
): PolicyProblem {
  if (field === 'proxy' && typeof value === 'string' && hasProxyPassword(value)) {
    return { kind: 'password', place, at, field };
  }
  const found = shownFields.includes(field) ? shownValue(value) : undefined;
  return {
    ...{ kind: 'wrong-value', place, at, field },
    ...(found === undefined ? {} : { found }),
  };
}

/** A value as it was written; of what has parts, nothing. */
function shownValue(value: unknown): string | undefined {
  if (typeof value === 'string') return `"${shortText(value)}"`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
