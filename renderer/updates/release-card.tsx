import type { Release } from '../../shared/updates/state.ts';
import { CopyableValue } from '../components/copyable-value.tsx';
import { FactsTable, type Fact } from '../components/facts-table.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

interface ReleaseCardProps {
  wizard: Wizard;
  release: Release;
  /** Whether somebody has to get the file by hand, and so needs its address and checksum. */
  isByHand: boolean;
}

/** What the publisher says of a release. The notes are text and nothing else. */
export function ReleaseCard({ wizard, release, isByHand }: ReleaseCardProps) {
  const text = useMessages().updates;
  const { version, date, size, address, sha512, notes } = release;
  const facts: Fact[] = [
    [text.version, version],
    ...(date === undefined ? [] : [[text.date, text.dateOf(date)] as const]),
    [text.size, text.sizeOf(size)],
  ];
  return (
    <>
      <FactsTable label={text.facts} facts={facts} />
      {isByHand && (
        <>
          <h4>{text.address}</h4>
          <CopyableValue wizard={wizard} value={address} what={text.address} />
          <h4>{text.sha512}</h4>
          <CopyableValue wizard={wizard} value={sha512} what={text.sha512} />
        </>
      )}
      <h4>{text.notes}</h4>
      {notes === '' ? (
        <p className="quiet">{text.noNotes}</p>
      ) : (
        // It can be long, and is then moved with the keys as well.
        <pre className="release-notes" role="region" aria-label={text.notes} tabIndex={0}>
          {notes}
        </pre>
      )}
    </>
  );
}
