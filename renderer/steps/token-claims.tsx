import type { SignInSummary } from '../../shared/sign-in.ts';
import { useMessages } from '../messages-context.ts';

/** What may be shown of the token: its claims, its length and its fingerprint. */
export function TokenClaims({ summary }: { summary: SignInSummary }) {
  const messages = useMessages();
  const text = messages.signIn;
  const { token } = summary;
  const permissions = [...token.scopes, ...token.roles];
  const rows: [name: string, value: string][] = [
    [text.account, summary.account],
    [text.tenantId, summary.tenantId ?? text.notStated],
    [text.audience, token.audience ?? text.notStated],
    [text.scopes, permissions.length > 0 ? permissions.join(' ') : text.notStated],
    [
      text.expires,
      token.expiresAt === undefined ? text.notStated : text.expiresAt(token.expiresAt),
    ],
    [text.token, messages.token.shape(token.length, token.fingerprint)],
  ];
  return (
    <section className="card is-table">
      <table aria-label={text.claimsLabel}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {token.kind === 'opaque' && <p>{text.opaque}</p>}
      <p className="quiet">{text.claimsNote}</p>
    </section>
  );
}
