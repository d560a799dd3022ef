import type { ReportOf } from '../../shared/report/request.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useMessages } from '../messages-context.ts';
import { useSettings } from '../settings/settings-context.ts';
import type { Wizard } from '../use-wizard.ts';

interface CopyReportButtonProps {
  wizard: Wizard;
  of: ReportOf;
  pseudonyms?: boolean;
  primary?: boolean;
}

/** Has the main process put a report on the clipboard, so that no transcript crosses for it. */
export function CopyReportButton({
  wizard,
  of,
  pseudonyms = false,
  primary = false,
}: CopyReportButtonProps) {
  const messages = useMessages();
  const { language } = useSettings();

  async function copy(): Promise<boolean> {
    const result = await wizard.api.copyReport({ of, pseudonyms, language });
    wizard.dispatch({ kind: 'notice', error: result.ok ? undefined : result.error });
    return result.ok;
  }

  return (
    <CopyButton
      wizard={wizard}
      text={copy}
      label={messages.copy.forTicket}
      what={messages.report.label}
      primary={primary}
    />
  );
}
