import { Checkbox, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useId } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { useMessages } from '../../messages-context.ts';
import { ManagedMark } from '../../policy/managed-mark.tsx';
import type { Wizard } from '../../use-wizard.ts';

/** Whether what renews the sign-in is kept; where it cannot be, why; what of it was set aside. */
export function Remember({ wizard }: { wizard: Wizard }) {
  const { keeping: text, policy } = useMessages();
  const hintId = useId();
  const { draft, aids } = wizard.state;
  const problem = aids.keeping?.problem;
  const isApp = draft.access === 'application';
  const isManaged = problem?.code === 'keeping/not-allowed';
  return (
    <>
      {aids.keeping?.setAside.map((error, index) => (
        <KeepingNotice key={index} error={error} />
      ))}
      {/* A pasted token has nothing that could renew it. */}
      {draft.flow !== 'pasted-token' && (
        <section className="card">
          <div>
            <Checkbox
              className="cell-checkbox"
              label={text.remember}
              aria-describedby={hintId}
              checked={aids.remember}
              disabled={problem !== undefined}
              onChange={(_event, { checked }) => {
                wizard.dispatch({ kind: 'remember-changed', remember: checked === true });
              }}
            />
            <p id={hintId} className="quiet">
              {isManaged ? (
                <ManagedMark field="neverKeepTokens" note={policy.neverKept} />
              ) : (
                <>
                  {isApp ? text.rememberSecretHint : text.rememberHint}
                  {draft.practice && ` ${text.rememberPracticeHint}`}
                </>
              )}
            </p>
          </div>
          {problem && !isManaged && <KeepingNotice error={problem} />}
        </section>
      )}
    </>
  );
}

function KeepingNotice({ error }: { error: AppError }) {
  const text = useMessages().errors[error.code];
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text.title}</MessageBarTitle> {text.cause} {text.nextStep}
      </MessageBarBody>
    </MessageBar>
  );
}
