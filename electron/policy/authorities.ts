import type { PolicyProblem } from '../../shared/policy/problem.ts';
import { shortText } from '../../shared/policy/read-values.ts';
import { isPem } from '../../shared/policy/schema.ts';
import { createAddedAuthorities } from '../auth/network/added-authorities.ts';
import { readTrusted, type LookAt } from './trusted-file.ts';

/** As for a file that a person adds. */
const maxFileBytes = 512 * 1024;

/**
 * The certificates that the entries of a policy name, as PEM, one each. A file is trusted by the
 * same rule as the policy itself: who could change it would choose whom this computer believes.
 *
 * @param entries PEM, or whole paths of files
 * @param place of the policy, for what is said of a wrong entry
 */
export async function readAuthorities(
  entries: readonly string[],
  { place, at, ...reading }: { place: string; at: string; hasModes: boolean; lookAt?: LookAt },
): Promise<{ authorities: readonly string[]; problems: PolicyProblem[] }> {
  const added = createAddedAuthorities();
  const problems: PolicyProblem[] = [];

  function wrong(kind: PolicyProblem['kind'], found: string, detail?: string): void {
    problems.push({
      ...{ kind, place, at, field: 'authorities', found },
      ...(detail === undefined ? {} : { detail: shortText(detail, 300) }),
    });
  }

  for (const entry of entries) {
    const name = isPem(entry) ? 'PEM' : shortText(entry, 300);
    const content = isPem(entry)
      ? Buffer.from(entry)
      : await readTrusted(entry, { ...reading, maxBytes: maxFileBytes });
    if (!(content instanceof Uint8Array)) {
      if (content.kind === 'link' || content.kind === 'not-trusted') {
        wrong(content.kind, shortText(content.path, 300));
      } else wrong('authority', name, 'detail' in content ? content.detail : content.kind);
      continue;
    }
    const taken = added.add({ name, content });
    if (!taken.ok) wrong('authority', name, taken.error.detail);
  }
  const authorities = added.pem();
  return { authorities, problems };
}
