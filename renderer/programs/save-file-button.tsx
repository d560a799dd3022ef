import { Button } from '@fluentui/react-components';
import { Checkmark16Regular, Save16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ProgramFile } from '../../shared/programs/program.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Asks where to save a file, and says that it was saved until its text is another one. */
export function SaveFileButton({ wizard, file }: { wizard: Wizard; file: ProgramFile }) {
  const text = useMessages().programs;
  const [saved, setSaved] = useState<string>();
  const isSaved = saved === file.text;

  async function save() {
    setSaved(undefined);
    const request = { fileName: file.name, text: file.text };
    const result = await wizard.api.saveProgramFile(request);
    wizard.dispatch({ kind: 'notice', error: result.ok ? undefined : result.error });
    if (result.ok && result.value.saved) setSaved(file.text);
  }

  return (
    <span className="copy">
      <span role="status" className="copied">
        {isSaved ? text.saved : ''}
      </span>
      <Button
        size="small"
        icon={isSaved ? <Checkmark16Regular /> : <Save16Regular />}
        aria-label={text.saveOf(file.name)}
        onClick={() => void save()}
      >
        {text.save}
      </Button>
    </span>
  );
}
