import { useEffect, useRef } from 'react';
import { FailureCard } from '../components/failure-card.tsx';
import { Modal } from '../components/modal.tsx';
import { useMessages } from '../messages-context.ts';
import { PolicySettings } from '../policy/policy-settings.tsx';
import { UpdateSettings } from '../updates/update-settings.tsx';
import type { Wizard } from '../use-wizard.ts';
import { DisplaySettings } from './display-settings.tsx';
import { KeptSettings } from './kept-settings.tsx';
import { LogSettings } from './log-settings.tsx';
import { NetworkSettings } from './network-settings.tsx';
import { useSettings } from './settings-context.ts';

interface SettingsDialogProps {
  wizard: Wizard;
  /** What one has come for, where that is not all of it. */
  at?: 'updates';
  onClose: () => void;
}

/** Everything that is set for the app on this computer; each change holds at once. */
export function SettingsDialog({ wizard, at, onClose }: SettingsDialogProps) {
  const text = useMessages().settingsDialog;
  const { problems } = useSettings();
  const updatesHeading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (at === 'updates') updatesHeading.current?.focus();
  }, [at]);

  return (
    <Modal heading={text.heading} close={text.close} onClose={onClose}>
      <p className="quiet">{text.lead}</p>
      {problems.map((error) => (
        <FailureCard key={error.code} error={error} />
      ))}
      <PolicySettings />
      <DisplaySettings />
      <NetworkSettings wizard={wizard} />
      <KeptSettings wizard={wizard} />
      <UpdateSettings wizard={wizard} heading={updatesHeading} />
      <LogSettings wizard={wizard} />
    </Modal>
  );
}
