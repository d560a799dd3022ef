import { z } from 'zod';
import { policyFields } from './policy.ts';

/** What can be wrong with a policy. None of it keeps the app from starting. */
export const policyProblemKinds = [
  /** The value is none of those that the field takes. */
  'wrong-value',
  /** In the registry, the value is of another type. */
  'wrong-type',
  /** The proxy is written with a password. */
  'password',
  /** No field has this name. */
  'unknown-name',
  /** A text of the registry has characters that reg.exe does not hand over whole. */
  'characters',
  /** The file of an authority cannot be read, or holds none. */
  'authority',
  /** The file, or the registry, cannot be read. */
  'unreadable',
  'too-large',
  /** The file is neither UTF-8 nor UTF-16 with its mark. */
  'encoding',
  'not-json',
  'comments',
  /** The file holds something else than one object. */
  'not-object',
  /** The file or one of its folders is a link. */
  'link',
  /** Others than root can change the file or one of its folders. */
  'not-trusted',
  /** There are more problems than are shown. */
  'more',
] as const;
export type PolicyProblemKind = (typeof policyProblemKinds)[number];

const shown = z.string().max(1000);

/** One thing that is wrong with a policy. It quotes no value that could be a secret. */
export const policyProblemSchema = z.strictObject({
  kind: z.enum(policyProblemKinds),
  /** The file, or the key of the registry. */
  place: shown,
  /** Where in it: a path such as `$.allowedFlows[1]`, or the name of a value of the registry. */
  at: shown.exactOptional(),
  /** Whose values would be right. */
  field: z.enum(policyFields).exactOptional(),
  /** What stands there, where that can be shown. */
  found: shown.exactOptional(),
  /** The name that was likely meant. */
  nearest: shown.exactOptional(),
  /** What the system said, or where in the text it is. */
  detail: shown.exactOptional(),
});
export type PolicyProblem = z.infer<typeof policyProblemSchema>;

/** More are not read by anybody; with one more that says so. */
export const maxPolicyProblems = 20;
