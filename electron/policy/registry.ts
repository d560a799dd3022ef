import { execFile } from 'node:child_process';
import { policyFieldForms } from '../../shared/policy/field-table.ts';
import { policyFields } from '../../shared/policy/policy.ts';
import type { PolicyProblem } from '../../shared/policy/problem.ts';
import { readPolicyValues, shortText, type PolicyValues } from '../../shared/policy/read-values.ts';
import { authorityEntries, readRegOutput, valueOf, type RegistryValue } from './reg-output.ts';

/** It answers in some ten milliseconds; a computer that has just been started may take longer. */
const deadlineMs = 5_000;

/** All authorities of the world in PEM, and as much again. */
const maxOutputBytes = 512 * 1024;

/** Runs a program. Resolves to what it printed; `undefined` where it answered that there is none. */
export type AskRegistry = (program: string, args: readonly string[]) => Promise<Buffer | undefined>;

/**
 * Reads the policy from the registry, with the program that Windows has for it. Never rejects.
 *
 * @param reg absolute path of `reg.exe`
 */
export async function readRegistry(
  { reg, key }: { reg: string; key: string },
  ask: AskRegistry = askRegistry,
): Promise<PolicyValues> {
  try {
    // A 32-bit program writes to another part of the registry, which no policy is in.
    const output = await ask(reg, ['query', key, '/reg:64']);
    return output === undefined
      ? { policy: {}, problems: [] }
      : policyIn(readRegOutput(output), key);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ETIMEDOUT';
    return { policy: {}, problems: [{ kind: 'unreadable', place: key, detail: code }] };
  }
}

/** What the values come to; each is put as it would stand in a policy file. */
export function policyIn(found: readonly RegistryValue[], key: string): PolicyValues {
  const problems: PolicyProblem[] = [];
  const values: [string, unknown][] = [];
  for (const { name, type, data, isDoubtful } of found) {
    const field = policyFields.find(
      (each) => policyFieldForms[each].value.toLowerCase() === name.toLowerCase(),
    );
    if (field === undefined) {
      values.push([name, data]);
      continue;
    }
    const form = policyFieldForms[field];
    if (form.type !== type) {
      const at = { place: key, at: form.value, field };
      problems.push({ kind: 'wrong-type', ...at, found: shortText(type), nearest: form.type });
    } else if (isDoubtful) {
      problems.push({ kind: 'characters', place: key, at: form.value, field });
    } else {
      const value = valueOf(form.type, data);
      const isList = field === 'authorities' && Array.isArray(value);
      values.push([name, isList ? authorityEntries(value.map(String)) : value]);
    }
  }
  const read = readPolicyValues(Object.fromEntries(values), {
    place: key,
    nameOf: (field) => policyFieldForms[field].value,
    isExact: false,
    at: (name, index) => (index === undefined ? name : `${name} [${String(index)}]`),
  });
  return { policy: read.policy, problems: [...problems, ...read.problems] };
}

/** reg.exe ends with 1 where there is no such key; it says so in the system's language only. */
function askRegistry(program: string, args: readonly string[]): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { encoding: 'buffer', timeout: deadlineMs, maxBuffer: maxOutputBytes, windowsHide: true },
      (error, output) => {
        if (!error) resolve(output);
        else if (error.code === 1) resolve(undefined);
        else reject(error instanceof Error ? error : new Error('not run'));
      },
    );
  });
}
