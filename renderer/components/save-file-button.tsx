import { Button } from '@fluentui/react-components';
import { Checkmark16Regular, Save16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Result } from '../../shared/errors.ts';
import type { Wizard } from '../use-wizard.ts';

/** A file that can be saved, and how. */
interface SaveFileButtonProps {
  wizard: Wizard;
  fileName: string;
  content: string;
  /** Asks the main process to save it. */
  onSave: () => Promise<Result<{ saved: boolean }>>;
  text: { save: string; saved: string; saveOf: (fileName: string) => string };
}

/** Asks where to save a file, and says that it was saved until its content is another one. */
export function SaveFileButton({ wizard, fileName, content, onSave, text }: SaveFileButtonProps) {
  const [saved, setSaved] = useState<string>();
  const isSaved = saved === content;

  async function save() {
    setSaved(undefined);
    const result = await onSave();
    wizard.dispatch({ kind: 'notice', error: result.ok ? undefined : result.error });
    if (result.ok && result.value.saved) setSaved(content);
  }

  return (
    <span className="copy">
      <span role="status" className="copied">
        {isSaved ? text.saved : ''}
      </span>
      <Button
        size="small"
        icon={isSaved ? <Checkmark16Regular /> : <Save16Regular />}
        aria-label={text.saveOf(fileName)}
        onClick={() => void save()}
      >
        {text.save}
      </Button>
    </span>
  );
}
