import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import type { Wizard } from '../use-wizard.ts';
import { usePolicy } from './policy-context.ts';

/** On the first screen: that the policy has wrong values, and what it had removed. */
export function PolicyNotice({ wizard }: { wizard: Wizard }) {
  const text = useMessages().policy;
  const { problems, removed, notRemoved } = usePolicy();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {problems.length > 0 && (
        <MessageBar intent="warning" layout="multiline" className="policy-notice">
          <MessageBarBody>
            <MessageBarTitle>{text.problemsHeading(problems.length)}</MessageBarTitle>{' '}
            {text.problemsLead}
          </MessageBarBody>
          <MessageBarActions>
            <Button
              size="small"
              onClick={() => {
                setOpen(true);
              }}
            >
              {text.show}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {removed && (
        <MessageBar intent="info" layout="multiline" className="policy-notice">
          <MessageBarBody>
            <MessageBarTitle>{text.mark}</MessageBarTitle>{' '}
            {text.removed(removed.apps, removed.credentials)}
          </MessageBarBody>
        </MessageBar>
      )}
      {notRemoved && <FailureCard error={notRemoved} />}
      {isOpen && (
        <SettingsDialog
          wizard={wizard}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
