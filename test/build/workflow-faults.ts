import { parse } from 'yaml';
import { z } from 'zod';

const step = z.looseObject({
  uses: z.string().exactOptional(),
  run: z.string().exactOptional(),
  with: z.record(z.string(), z.unknown()).exactOptional(),
  env: z.record(z.string(), z.unknown()).exactOptional(),
});
const job = z.looseObject({
  uses: z.string().exactOptional(),
  steps: z.array(step).default([]),
  permissions: z.unknown().optional(),
  environment: z.unknown().optional(),
  'timeout-minutes': z.unknown().optional(),
});
const workflowSchema = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: z.unknown().optional(),
  concurrency: z.unknown().optional(),
  jobs: z.record(z.string(), job),
});
export type Workflow = z.infer<typeof workflowSchema>;

/** Reads a workflow. Throws where it is none. */
export function readWorkflow(text: string): Workflow {
  return workflowSchema.parse(parse(text));
}

/** An action at one commit, with the version that it is. */
const pinned = /^\s*(?:- )?uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** Code of a stranger would run with the rights of the repository. */
const dangerousTriggers = ['pull_request_target', 'workflow_run', 'issue_comment'];

/**
 * What a workflow may not be like: it hands out rights that nobody named, runs what can be replaced
 * behind its back, never ends, or shows secrets to more than the one step that needs them.
 * Source: GitHub, "Secure use reference" of GitHub Actions.
 *
 * @returns one line for each fault
 */
export function workflowFaults(text: string): string[] {
  const workflow = readWorkflow(text);
  const faults: string[] = [];
  if (JSON.stringify(workflow.permissions) !== '{}')
    faults.push('permissions at the top are not {}');
  if (workflow.concurrency === undefined) faults.push('no concurrency');
  for (const trigger of dangerousTriggers) {
    if (trigger in workflow.on) faults.push(`runs on ${trigger}`);
  }
  for (const line of text.split('\n')) {
    if (/\buses:\s*\.\//.test(line)) continue;
    if (/^\s*(?:- )?uses:/.test(line) && !pinned.test(line))
      faults.push(`not pinned: ${line.trim()}`);
  }
  const { jobs, ...top } = workflow;
  if (mentionsSecrets(top)) faults.push('a secret for all jobs');
  for (const [name, found] of Object.entries(jobs)) {
    faults.push(...jobFaults(found, workflow.on).map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

function jobFaults(found: Workflow['jobs'][string], triggers: Workflow['on']): string[] {
  const faults: string[] = [];
  const { steps, ...rest } = found;
  if (!z.record(z.string(), z.enum(['read', 'write'])).safeParse(found.permissions).success) {
    faults.push('no permissions by name');
  }
  if (found.uses === undefined && typeof found['timeout-minutes'] !== 'number') {
    faults.push('no timeout');
  }
  if (mentionsSecrets(rest)) faults.push('a secret for all steps');
  for (const each of steps) {
    if (each.run?.includes('${{') === true) faults.push(`text of others in a script: ${each.run}`);
    if (each.uses?.startsWith('actions/checkout@') === true) {
      if (each.with?.['persist-credentials'] !== false) faults.push('checkout keeps its token');
    }
    if (!mentionsSecrets(each)) continue;
    if (found.environment === undefined) faults.push('a secret without an environment');
    if ('pull_request' in triggers) faults.push('a secret where pull requests run');
  }
  return faults;
}

/** The token of the run itself is none: its rights are those of the job's permissions. */
function mentionsSecrets(value: unknown): boolean {
  return /\bsecrets\b/.test(JSON.stringify(value));
}
