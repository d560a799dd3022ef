import { FailureCard } from '../components/failure-card.tsx';
import { Modal } from '../components/modal.tsx';
import { useMessages } from '../messages-context.ts';
import { PolicySettings } from '../policy/policy-settings.tsx';
import type { Wizard } from '../use-wizard.ts';
import { DisplaySettings } from './display-settings.tsx';
import { KeptSettings } from './kept-settings.tsx';
import { LogSettings } from './log-settings.tsx';
import { NetworkSettings } from './network-settings.tsx';
import { useSettings } from './settings-context.ts';

/** Everything that is set for the app on this computer; each change holds at once. */
export function SettingsDialog({ wizard, onClose }: { wizard: Wizard; onClose: () => void }) {
  const text = useMessages().settingsDialog;
  const { problems } = useSettings();
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
      <LogSettings wizard={wizard} />
    </Modal>
  );
}
