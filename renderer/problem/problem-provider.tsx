import { useEffect, useState, type ReactNode } from 'react';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import { ProblemContext } from './problem-context.ts';
import { ProblemDialog, type ProblemDraft } from './problem-dialog.tsx';

const emptyDraft: ProblemDraft = { words: '', lastTest: false, pseudonyms: false };

/**
 * The dialog in which a problem is reported, above whatever is shown, also above a page that has
 * failed. What was typed in it is there again when it is opened again.
 */
export function ProblemProvider({ api, children }: { api: AssistantApi; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(emptyDraft);

  useEffect(
    () =>
      api.onProblemAsked(() => {
        setOpen(true);
      }),
    [api],
  );

  return (
    <ProblemContext
      value={() => {
        setOpen(true);
      }}
    >
      {children}
      {isOpen && (
        <ProblemDialog
          api={api}
          draft={draft}
          onChange={setDraft}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </ProblemContext>
  );
}
