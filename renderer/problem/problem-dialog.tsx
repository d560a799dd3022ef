import { Button, Checkbox, Field, Switch } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { AppError } from '../../shared/errors.ts';
import { maxWordsCharacters } from '../../shared/problem/part-names.ts';
import type { ProblemPreview } from '../../shared/problem/request.ts';
import { DialogFrame } from '../components/dialog-frame.tsx';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import { useSettings } from '../settings/settings-context.ts';
import { ProblemParts } from './problem-parts.tsx';

/** What was typed and chosen. */
export interface ProblemDraft {
  words: string;
  lastTest: boolean;
  pseudonyms: boolean;
}

interface ProblemDialogProps {
  api: AssistantApi;
  draft: ProblemDraft;
  onChange: (draft: ProblemDraft) => void;
  onClose: () => void;
}

/**
 * Asks what a report of a problem is to have in it, then shows all of it, and only what is shown can
 * be saved.
 */
export function ProblemDialog({ api, draft, onChange, onClose }: ProblemDialogProps) {
  const { problem: text } = useMessages();
  const { language } = useSettings();
  const ref = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState<ProblemPreview>();
  const [error, setError] = useState<AppError>();
  const [isSaved, setSaved] = useState(false);
  const isShown = shown !== undefined;
  const wasShown = useRef(false);

  useEffect(() => {
    // What is now in the dialog is read from its heading on, and not from a button that is gone.
    if (wasShown.current !== isShown) ref.current?.querySelector('h2')?.focus();
    wasShown.current = isShown;
  }, [isShown]);

  async function show() {
    const result = await api.previewProblem({ ...draft, language });
    setError(result.ok ? undefined : result.error);
    setSaved(false);
    if (result.ok) setShown(result.value);
  }

  async function save(id: string) {
    setSaved(false);
    const result = await api.saveProblem({ id });
    setError(result.ok ? undefined : result.error);
    setSaved(result.ok && result.value.saved);
  }

  const close = (
    <Button
      onClick={() => {
        ref.current?.close();
      }}
    >
      {text.close}
    </Button>
  );

  return (
    <DialogFrame
      ref={ref}
      heading={isShown ? text.shownHeading : text.heading}
      firstFocus="heading"
      onClose={onClose}
      onSubmit={() => void (shown ? save(shown.id) : show())}
      footer={
        shown ? (
          <>
            <span role="status" className="copied">
              {isSaved ? text.saved : ''}
            </span>
            {close}
            <Button
              onClick={() => {
                setShown(undefined);
                setError(undefined);
              }}
            >
              {text.back}
            </Button>
            <Button appearance="primary" type="submit">
              {text.save}
            </Button>
          </>
        ) : (
          <>
            {close}
            <Button appearance="primary" type="submit">
              {text.show}
            </Button>
          </>
        )
      }
    >
      {error && <FailureCard error={error} />}
      {shown ? (
        <ProblemParts preview={shown} isTestAsked={draft.lastTest} />
      ) : (
        <ProblemForm draft={draft} onChange={onChange} />
      )}
    </DialogFrame>
  );
}

function ProblemForm({ draft, onChange }: Pick<ProblemDialogProps, 'draft' | 'onChange'>) {
  const { problem: text, reportPage } = useMessages();
  const id = useId();
  return (
    <>
      <p className="quiet">{text.lead}</p>
      <Field label={text.words} hint={text.wordsHint}>
        {(props) => (
          <textarea
            {...props}
            className="secret-input problem-words"
            rows={5}
            maxLength={maxWordsCharacters}
            value={draft.words}
            onChange={({ target }) => {
              onChange({ ...draft, words: target.value });
            }}
          />
        )}
      </Field>
      <div>
        <Checkbox
          label={text.lastTest}
          checked={draft.lastTest}
          aria-describedby={`${id}-test`}
          onChange={(_event, { checked }) => {
            onChange({ ...draft, lastTest: checked === true });
          }}
        />
        <p id={`${id}-test`} className="quiet problem-hint">
          {text.lastTestHint}
        </p>
      </div>
      <div>
        <Switch
          label={reportPage.pseudonyms}
          checked={draft.pseudonyms}
          aria-describedby={`${id}-names`}
          onChange={(_event, { checked }) => {
            onChange({ ...draft, pseudonyms: checked });
          }}
        />
        <p id={`${id}-names`} className="quiet problem-hint is-wide">
          {text.pseudonymsHint}
        </p>
      </div>
    </>
  );
}
