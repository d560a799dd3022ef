import { Button } from '@fluentui/react-components';
import type { AddedAuthority } from '../../shared/sign-in-network.ts';
import { useMessages } from '../messages-context.ts';
import { ManagedMark } from '../policy/managed-mark.tsx';

interface AddedAuthoritiesProps {
  authorities: readonly AddedAuthority[];
  /** Has the person choose a file; what comes of it is in the next `authorities`. */
  add: () => void;
  remove: (sha256: string) => void;
  /** One level below what it is a part of. */
  heading?: 'h2' | 'h4';
}

/** The certificate authorities that are trusted beside the system's. */
export function AddedAuthorities(props: AddedAuthoritiesProps) {
  const { authorities, add, remove, heading: Heading = 'h2' } = props;
  const text = useMessages().network;
  return (
    <section className="fold-part">
      <div className="card-head">
        <Heading>{text.authoritiesTitle}</Heading>
        <Button size="small" onClick={add}>
          {text.add}
        </Button>
      </div>
      <p className="quiet">{text.authoritiesText}</p>
      {authorities.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <div className="wide-table">
          <table aria-label={text.authoritiesTitle}>
            <thead>
              <tr>
                <th scope="col">{text.subject}</th>
                <th scope="col">{text.validTo}</th>
                <th scope="col">{text.fingerprint}</th>
                <th scope="col">
                  <span className="visually-hidden">{text.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {authorities.map(({ subject, validTo, sha256, isManaged }) => (
                <tr key={sha256}>
                  <th scope="row">{subject}</th>
                  <td>{text.time(validTo)}</td>
                  <td>
                    <code className="breakable">{sha256}</code>
                  </td>
                  <td>
                    {isManaged ? (
                      <ManagedMark field="authorities" />
                    ) : (
                      <Button
                        size="small"
                        aria-label={text.removeOf(subject)}
                        onClick={() => {
                          remove(sha256);
                        }}
                      >
                        {text.remove}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
