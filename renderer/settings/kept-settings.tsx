import { Button, Checkbox } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { KeepingContents } from '../../shared/keeping.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import { ManagedMark } from '../policy/managed-mark.tsx';
import { usePolicy } from '../policy/policy-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { useSettings } from './settings-context.ts';

/** Whether sign-ins are kept on this computer, what of them is, and removing all of it. */
export function KeptSettings({ wizard }: { wizard: Wizard }) {
  const { settingsDialog, policy: policyTexts } = useMessages();
  const text = settingsDialog.signIns;
  const { settings, change } = useSettings();
  const isNever = usePolicy().policy.neverKeepTokens === true;
  const hintId = useId();
  const { contents, error, isRemoved, removeAll } = useKeepingContents(wizard);
  const [isAsked, setAsked] = useState(false);
  const isEmpty = contents === undefined || contents.apps + contents.credentials === 0;
  return (
    <section className="card">
      <h3>{text.heading}</h3>
      <div>
        <Checkbox
          label={text.remember}
          aria-describedby={hintId}
          checked={settings.rememberSignIns}
          disabled={isNever}
          onChange={(_event, { checked }) => {
            change({ rememberSignIns: checked === true });
          }}
        />
        <p id={hintId} className="quiet">
          {isNever ? (
            <ManagedMark field="neverKeepTokens" note={policyTexts.neverKept} />
          ) : (
            text.rememberHint
          )}
        </p>
      </div>
      {error && <FailureCard error={error} />}
      <p role="status">
        {isRemoved && isEmpty
          ? text.removed
          : contents && (isEmpty ? text.none : text.kept(contents.apps, contents.credentials))}
      </p>
      {!isEmpty && !isAsked && (
        <div>
          <Button
            onClick={() => {
              setAsked(true);
            }}
          >
            {text.remove}
          </Button>
        </div>
      )}
      {isAsked && (
        <RemoveQuestion
          onAnswer={(yes) => {
            setAsked(false);
            if (yes) removeAll();
          }}
        />
      )}
    </section>
  );
}

function RemoveQuestion({ onAnswer }: { onAnswer: (yes: boolean) => void }) {
  const text = useMessages().settingsDialog.signIns;
  const questionId = useId();
  return (
    <div role="group" aria-labelledby={questionId} className="settings-question">
      <p id={questionId}>{text.question}</p>
      <div className="run-actions">
        <Button
          onClick={() => {
            onAnswer(true);
          }}
        >
          {text.yes}
        </Button>
        <Button
          autoFocus
          onClick={() => {
            onAnswer(false);
          }}
        >
          {text.no}
        </Button>
      </div>
    </div>
  );
}

/** What is kept, read when it is shown and after it was removed. */
function useKeepingContents({ api, dispatch }: Wizard) {
  const [contents, setContents] = useState<KeepingContents>();
  const [error, setError] = useState<AppError>();
  const [removals, setRemovals] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    void api.keepingContents().then((result) => {
      if (!isCurrent) return;
      if (result.ok) setContents(result.value);
      else setError(result.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, removals]);

  async function removeAll() {
    const result = await api.removeAllKept();
    setError(result.ok ? undefined : result.error);
    // Some of it may be gone even where not all of it is.
    setRemovals((count) => count + 1);
    if (!result.ok) return;
    dispatch({ kind: 'accounts-read', accounts: [] });
    dispatch({ kind: 'kept-read', kept: undefined });
  }

  return { contents, error, isRemoved: removals > 0, removeAll: () => void removeAll() };
}
