import { Checkbox } from '@fluentui/react-components';
import { draftSender } from '../../shared/wizard/draft.ts';
import { DraftTextField } from '../components/draft-text-field.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** The choice to send one real message over SMTP; never made for the person. */
export function TestMessage({ wizard }: { wizard: Wizard }) {
  const text = useMessages().test;
  const { draft } = wizard.state;
  return (
    <section className="card">
      <div>
        <Checkbox
          className="cell-checkbox"
          label={text.sendMessage}
          checked={draft.sendTestMessage}
          onChange={(_event, { checked }) => {
            const sendTestMessage = checked === true;
            wizard.dispatch({ kind: 'draft-changed', change: { sendTestMessage } });
          }}
        />
        <p className="quiet">{text.sendMessageHint(draftSender(draft))}</p>
      </div>
      {draft.sendTestMessage && (
        <DraftTextField wizard={wizard} step="test" field="testMessageTo" />
      )}
    </section>
  );
}
