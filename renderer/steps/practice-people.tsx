import type { CloudId } from '../../shared/clouds.ts';
import type { PracticeTenantInfo } from '../../shared/practice.ts';
import { practicePeople } from '../../shared/wizard/draft.ts';
import { useMessages } from '../messages-context.ts';

/** Who can sign in to the practice tenant, with what password, and what they may open. */
export function PracticePeople({
  practice,
  cloud,
}: {
  practice: PracticeTenantInfo;
  cloud: CloudId;
}) {
  const text = useMessages().mailboxes;
  return (
    <section className="card is-table">
      <h2>{text.peopleTitle}</h2>
      <p className="quiet">{text.peopleText}</p>
      <table aria-label={text.peopleTitle}>
        <thead>
          <tr>
            <th scope="col">{text.personColumn}</th>
            <th scope="col">{text.addressColumn}</th>
            <th scope="col">{text.passwordColumn}</th>
            <th scope="col">{text.mailboxesColumn}</th>
          </tr>
        </thead>
        <tbody>
          {practicePeople(practice, cloud).map((person) => (
            <tr key={person.address}>
              <th scope="row">{person.name}</th>
              <td>{person.address}</td>
              <td>
                <code>{person.password}</code>
              </td>
              <td>
                {person.mailboxes.map((mailbox) => (
                  <div key={mailbox}>{mailbox}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The mailboxes of the practice tenant that its app may open as itself. */
export function PracticeMailboxes({ practice }: { practice: PracticeTenantInfo }) {
  const text = useMessages().mailboxes;
  return (
    <section className="card">
      <h2>{text.practiceMailboxesTitle}</h2>
      <ul className="plain-list">
        {practice.applicationMailboxes.map((mailbox) => (
          <li key={mailbox}>{mailbox}</li>
        ))}
      </ul>
      <p className="quiet">{text.practiceMailboxesText}</p>
    </section>
  );
}
