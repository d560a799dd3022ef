import {
  ArrowCircleUp16Regular,
  Info16Regular,
  LocalLanguage16Regular,
  Settings16Regular,
} from '@fluentui/react-icons';
import { useState, type ReactNode } from 'react';
import { languageIds, languageNames } from '../../shared/language-ids.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { useManagedFrom } from '../policy/policy-context.ts';
import { newVersion, useUpdates } from '../updates/use-updates.ts';
import { AboutDialog } from './about-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { useSettings } from './settings-context.ts';

/** Language, settings and about: below the rail, and on the first screen. */
export function AppLinks({ wizard }: { wizard: Wizard }) {
  const { appLinks: text, updates: updateText } = useMessages();
  const [open, setOpen] = useState<'settings' | 'updates' | 'about'>();
  const version = newVersion(useUpdates(wizard.api).state);

  function close() {
    setOpen(undefined);
  }

  return (
    <div className="app-links">
      <LanguageLink />
      <AppLink
        icon={<Settings16Regular />}
        name={text.settings}
        onClick={() => {
          setOpen('settings');
        }}
      />
      <AppLink
        icon={<Info16Regular />}
        name={text.about}
        onClick={() => {
          setOpen('about');
        }}
      />
      {version !== undefined && (
        <AppLink
          icon={<ArrowCircleUp16Regular />}
          name={updateText.badge(version)}
          isUpdate
          onClick={() => {
            setOpen('updates');
          }}
        />
      )}
      {open === 'settings' && <SettingsDialog wizard={wizard} onClose={close} />}
      {open === 'updates' && <SettingsDialog wizard={wizard} at="updates" onClose={close} />}
      {open === 'about' && <AboutDialog wizard={wizard} onClose={close} />}
    </div>
  );
}

/** The language that is shown. That it follows the system is chosen in the settings. */
function LanguageLink() {
  const { appLinks: text, policy } = useMessages();
  const { language, change } = useSettings();
  const place = useManagedFrom('language');
  const name = place === undefined ? text.language : `${text.language}: ${policy.mark}`;
  return (
    <span className="app-link">
      <span className="app-link-icon is-shown" aria-hidden="true">
        <LocalLanguage16Regular />
      </span>
      <select
        className="app-link-language"
        aria-label={name}
        title={name}
        disabled={place !== undefined}
        value={language}
        onChange={({ target }) => {
          const chosen = languageIds.find((id) => id === target.value);
          if (chosen) change({ language: chosen });
        }}
      >
        {languageIds.map((id) => (
          <option key={id} value={id} lang={id}>
            {languageNames[id]}
          </option>
        ))}
      </select>
    </span>
  );
}

interface AppLinkProps {
  icon: ReactNode;
  name: string;
  /** Tells of something new, without getting in anybody's way. */
  isUpdate?: boolean;
  onClick: () => void;
}

function AppLink({ icon, name, isUpdate = false, onClick }: AppLinkProps) {
  const className = isUpdate ? 'app-link is-update' : 'app-link';
  return (
    <button type="button" className={className} title={name} onClick={onClick}>
      <span className="app-link-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="app-link-name">{name}</span>
    </button>
  );
}
