import { policyFieldForms } from '../../shared/policy/field-table.ts';
import { policyFields, type Policy, type PolicyField } from '../../shared/policy/policy.ts';
import type { PolicyProblem } from '../../shared/policy/problem.ts';
import {
  limitProblems,
  readPolicyValues,
  type PolicyValues,
} from '../../shared/policy/read-values.ts';
import { readAuthorities } from './authorities.ts';
import type { PolicyPlaces } from './places.ts';
import { readPolicyText } from './policy-text.ts';
import { readRegistry, type AskRegistry } from './registry.ts';
import { readTrusted, type LookAt } from './trusted-file.ts';

/** Room for some hundred authorities in PEM; the rest of a policy is a few lines. */
const maxFileBytes = 1024 * 1024;

/** What an organisation has set on this computer. */
export interface ReadPolicy {
  policy: Policy;
  /** The fields that are set, in their usual order. */
  managed: readonly PolicyField[];
  /** What is wrong with it; what is wrong is not in force, and all else is. */
  problems: readonly PolicyProblem[];
  /** The file or the key of the registry that each field comes from. */
  source: Readonly<Partial<Record<PolicyField, string>>>;
}

interface PolicyReading {
  /** Replaces looking at owners and modes, and running reg.exe. */
  lookAt?: LookAt;
  ask?: AskRegistry;
}

/**
 * Reads the policy of this computer, from its file and from the registry; what the registry says
 * goes before what the file says, field by field. Never rejects: a policy that cannot be read is
 * reported, and keeps nobody from working.
 */
export async function readPolicy(
  places: PolicyPlaces,
  { lookAt, ask }: PolicyReading = {},
): Promise<ReadPolicy> {
  const look = lookAt === undefined ? {} : { lookAt };
  const [file, registry] = await Promise.all([
    readFile(places, look),
    places.registry ? readRegistry(places.registry, ask) : nothing,
  ]);
  const policy: Policy = { ...file.policy, ...registry.policy };
  const managed = policyFields.filter((field) => policy[field] !== undefined);
  const placeOf = (field: PolicyField) =>
    registry.policy[field] !== undefined && places.registry ? places.registry.key : places.file;
  const problems = [...file.problems, ...registry.problems];
  const source = Object.fromEntries(managed.map((field) => [field, placeOf(field)]));
  if (policy.authorities === undefined) {
    return { policy, managed, problems: limitProblems(problems), source };
  }
  const place = placeOf('authorities');
  const isFile = place === places.file;
  const read = await readAuthorities(policy.authorities, {
    ...{ place, at: isFile ? '$.authorities' : policyFieldForms.authorities.value },
    ...{ hasModes: places.hasModes, ...look },
  });
  const { authorities: entries, ...rest } = policy;
  const isSome = entries.length > 0 && read.authorities.length > 0;
  return {
    policy: isSome ? { ...rest, authorities: read.authorities } : rest,
    managed: managed.filter((field) => field !== 'authorities' || isSome),
    problems: limitProblems([...problems, ...read.problems]),
    source,
  };
}

const nothing: PolicyValues = { policy: {}, problems: [] };

async function readFile(
  { file, hasModes }: PolicyPlaces,
  look: { lookAt?: LookAt },
): Promise<PolicyValues> {
  const bytes = await readTrusted(file, { maxBytes: maxFileBytes, hasModes, ...look });
  if (!(bytes instanceof Uint8Array)) {
    if (bytes.kind === 'missing') return nothing;
    if (bytes.kind === 'too-large') return only({ kind: 'too-large', place: file });
    const { kind, path, detail } = bytes;
    const what = path === file ? {} : { found: path };
    return only({ kind, place: file, ...what, ...(detail === undefined ? {} : { detail }) });
  }
  const text = readPolicyText(bytes);
  if (!('values' in text)) {
    const { fault, detail } = text;
    return only({ kind: fault, place: file, ...(detail === undefined ? {} : { detail }) });
  }
  return readPolicyValues(text.values, {
    place: file,
    nameOf: (field) => field,
    isExact: true,
    at: (name, index) => `$.${name}${index === undefined ? '' : `[${String(index)}]`}`,
  });
}

function only(problem: PolicyProblem): PolicyValues {
  return { policy: {}, problems: [problem] };
}
