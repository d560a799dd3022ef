import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useState } from 'react';
import { reportFormats, type ReportFormat } from '../../shared/report/formats.ts';
import type { ReportOf } from '../../shared/report/request.ts';
import { useMessages } from '../messages-context.ts';
import { useSettings } from '../settings/settings-context.ts';
import type { Wizard } from '../use-wizard.ts';

interface SaveReportButtonProps {
  wizard: Wizard;
  of: ReportOf;
  pseudonyms: boolean;
}

/** Saves a report in the form that is chosen, and says that it was saved until another is shown. */
export function SaveReportButton({ wizard, of, pseudonyms }: SaveReportButtonProps) {
  const text = useMessages().reportPage;
  const { language } = useSettings();
  const shown = JSON.stringify([of, pseudonyms, language]);
  const [saved, setSaved] = useState<string>();

  async function save(format: ReportFormat) {
    setSaved(undefined);
    const result = await wizard.api.saveReport({ of, format, pseudonyms, language });
    wizard.dispatch({ kind: 'notice', error: result.ok ? undefined : result.error });
    if (result.ok && result.value.saved) setSaved(shown);
  }

  return (
    <span className="copy">
      <span role="status" className="copied">
        {saved === shown ? text.saved : ''}
      </span>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton>{text.save}</MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {reportFormats.map((format) => (
              <MenuItem key={format} onClick={() => void save(format)}>
                {text.formats[format]}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </span>
  );
}
