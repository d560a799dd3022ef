import type { Certainty as CertaintyWord } from '../../shared/diagnosis/row.ts';
import { useMessages } from '../messages-context.ts';

/** How sure a finding is, as a word; `undefined` where nothing was recognised. */
export function Certainty({ certainty }: { certainty: CertaintyWord | undefined }) {
  const text = useMessages().finding;
  return (
    <span className={`certainty is-${certainty ?? 'unknown'}`}>
      <span className="visually-hidden">{`${text.certaintyLabel}: `}</span>
      {certainty === undefined ? text.notRecognised : text.certainty[certainty]}
    </span>
  );
}
