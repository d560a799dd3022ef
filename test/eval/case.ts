import { z } from 'zod';

/** A labelled failure: `classes.md` of the collection says what each part means. */
export const caseSchema = z.object({
  id: z.string(),
  stage: z.string().default('unknown'),
  protocol: z.string().default('unknown'),
  flow: z.string().default('unknown'),
  cloud: z.string().default('unknown'),
  input: z.object({ text: z.string(), context: z.record(z.string(), z.unknown()).default({}) }),
  causeClass: z.string(),
  decidedBy: z.string().optional(),
});
export type FailureCase = z.infer<typeof caseSchema>;

/** A file of cases is a list of them, or an object with the list under `cases`. */
export const caseFileSchema = z.union([
  z.array(caseSchema),
  z.object({ cases: z.array(caseSchema) }).transform(({ cases }) => cases),
]);
