import type { RefObject } from 'react';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { FeedField } from './feed-field.tsx';
import { UpdateStatus } from './update-status.tsx';
import { useUpdates } from './use-updates.ts';

interface UpdateSettingsProps {
  wizard: Wizard;
  /** Has the focus where one comes for the update. */
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Where new versions come from, whether there is one, and having it installed. */
export function UpdateSettings({ wizard, heading }: UpdateSettingsProps) {
  const text = useMessages().updates;
  const updates = useUpdates(wizard.api);
  const { state, error } = updates;
  return (
    <section className="card">
      <h3 ref={heading} tabIndex={-1}>
        {text.heading}
      </h3>
      <p className="quiet">{text.lead}</p>
      <FeedField />
      {error && <FailureCard error={error} />}
      {state && <UpdateStatus wizard={wizard} state={state} updates={updates} />}
    </section>
  );
}
