import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import { usePolicy } from './policy-context.ts';
import { PolicyProblems } from './policy-problems.tsx';
import { policyValue } from './policy-values.ts';

/** Everything that the organisation has set, where it comes from, and what is wrong with it. */
export function PolicySettings() {
  const messages = useMessages();
  const text = messages.policy;
  const view = usePolicy();
  const { managed, problems, removed, notRemoved } = view;
  if (managed.length === 0 && problems.length === 0) return null;
  const [onlyPlace, ...otherPlaces] = new Set(managed.map(({ place }) => place));
  // The same place in every row would only take the room of the values.
  const hasPlaces = otherPlaces.length > 0;
  return (
    <section className="card">
      <h3>{text.heading}</h3>
      <p className="quiet">{text.lead}</p>
      {problems.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{text.problemsHeading(problems.length)}</MessageBarTitle>{' '}
            {text.problemsLead}
          </MessageBarBody>
        </MessageBar>
      )}
      {problems.length > 0 && <PolicyProblems problems={problems} />}
      {removed && <p>{text.removed(removed.apps, removed.credentials)}</p>}
      {notRemoved && <FailureCard error={notRemoved} />}
      {managed.length > 0 && !hasPlaces && (
        <p>
          {text.columns.place}: <code className="breakable">{onlyPlace}</code>
        </p>
      )}
      {managed.length > 0 && (
        <div className="wide-table">
          <table aria-label={text.heading}>
            <thead>
              <tr>
                <th scope="col">{text.columns.field}</th>
                <th scope="col">{text.columns.value}</th>
                {hasPlaces && <th scope="col">{text.columns.place}</th>}
              </tr>
            </thead>
            <tbody>
              {managed.map(({ field, place }) => (
                <tr key={field}>
                  <th scope="row">{text.fields[field]}</th>
                  <td className="breakable">{policyValue(field, view, messages)}</td>
                  {hasPlaces && (
                    <td>
                      <code className="breakable">{place}</code>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
