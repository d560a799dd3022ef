import type { ReactNode } from 'react';

/** A fact's name, which is its row's heading, and its value. */
export type Fact = readonly [name: string, value: ReactNode];

/** Facts one below the other; the label is what a screen reader calls the table. */
export function FactsTable({ label, facts }: { label: string; facts: readonly Fact[] }) {
  return (
    <table aria-label={label}>
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
