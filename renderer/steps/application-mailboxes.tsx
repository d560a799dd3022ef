import { Button } from '@fluentui/react-components';
import { knownOf } from '../../shared/wizard/findings/known.ts';
import { DraftTextField } from '../components/draft-text-field.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** What Exchange Online is told of an app: which one it is, and what else it may open. */
export function ApplicationMailboxes({ wizard }: { wizard: Wizard }) {
  return (
    <>
      <DraftTextField
        wizard={wizard}
        step="mailboxes"
        field="furtherMailboxes"
        optional={{ placeholder: '' }}
        lines={3}
      />
      <DraftTextField
        wizard={wizard}
        step="mailboxes"
        field="servicePrincipalObjectId"
        optional={{ placeholder: '' }}
      />
      <TakeObjectId wizard={wizard} />
    </>
  );
}

/** Fills in what the app's own token says, once there is one that says another thing. */
function TakeObjectId({ wizard }: { wizard: Wizard }) {
  const text = useMessages().mailboxes;
  const { state, dispatch } = wizard;
  const { appObjectId } = knownOf(state);
  const typed = state.draft.servicePrincipalObjectId.trim().toLowerCase();
  if (appObjectId === undefined || appObjectId.toLowerCase() === typed) return null;
  return (
    <div className="run-actions">
      <Button
        size="small"
        onClick={() => {
          const change = { servicePrincipalObjectId: appObjectId };
          dispatch({ kind: 'draft-changed', change });
        }}
      >
        {text.takeObjectId}
      </Button>
      <span className="quiet">{text.takeObjectIdHint(appObjectId)}</span>
    </div>
  );
}
