import type { PolicyProblem } from '../../shared/policy/problem.ts';
import { useMessages } from '../messages-context.ts';

/** What is wrong with the policy: where, what, and what would be right. */
export function PolicyProblems({ problems }: { problems: readonly PolicyProblem[] }) {
  const text = useMessages().policy;
  return (
    <ul className="policy-problems">
      {problems.map((problem, index) => {
        const { what, right } = text.problem(problem);
        return (
          <li key={index}>
            <dl>
              <dt>{text.place}</dt>
              <dd>
                <code className="breakable">{problem.place}</code>
                {problem.at !== undefined && (
                  <>
                    {' '}
                    <code className="breakable">{problem.at}</code>
                  </>
                )}
              </dd>
              <dt>{text.wrong}</dt>
              <dd className="breakable">{what}</dd>
              <dt>{text.right}</dt>
              <dd>{right}</dd>
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
