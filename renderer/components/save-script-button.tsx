import { Button } from '@fluentui/react-components';
import { Checkmark16Regular, Save16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Script } from '../../shared/scripts/script.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Asks where to save a script, and says that it was saved until another is shown. */
export function SaveScriptButton({ wizard, script }: { wizard: Wizard; script: Script }) {
  const text = useMessages().scripts;
  const { fileName, text: content } = script;
  const [saved, setSaved] = useState<string>();
  const isSaved = saved === content;

  async function save() {
    setSaved(undefined);
    const result = await wizard.api.saveScript({ fileName, text: content });
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
