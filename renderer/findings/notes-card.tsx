import { useId } from 'react';
import { explain } from '../../shared/diagnosis/explained.ts';
import type { Diagnosis } from '../../shared/diagnosis/finding.ts';
import { useMessages } from '../messages-context.ts';
import { FindingBody, type FindingContext } from './finding-body.tsx';

/** What is worth knowing of a run in which everything worked. */
export function NotesCard({ diagnosis, ...context }: FindingContext & { diagnosis: Diagnosis }) {
  const messages = useMessages();
  const titleId = useId();
  const notes = explain(diagnosis.notes, diagnosis.noteValues, messages.findings);
  if (notes.length === 0) return null;
  return (
    <section className="card" aria-labelledby={titleId}>
      <h2 id={titleId}>{messages.finding.notesTitle}</h2>
      {notes.map((note) => (
        <section key={note.finding.id} className="finding-note" aria-label={note.text.title}>
          <h3>{note.text.title}</h3>
          <FindingBody explained={note} {...context} />
        </section>
      ))}
    </section>
  );
}
