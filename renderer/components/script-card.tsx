import { useId, useState } from 'react';
import type { Connection } from '../../shared/connection.ts';
import { scriptSource } from '../../shared/scripts/script-source.ts';
import type { Script, TopicScripts } from '../../shared/scripts/script.ts';
import { scriptKinds, type ScriptKind, type ScriptTopic } from '../../shared/scripts/script-ids.ts';
import { topicScripts } from '../../shared/scripts/scripts.ts';
import { ExplainButton } from '../explain/explain-button.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { CopyButton } from './copy-button.tsx';
import { SaveFileButton } from './save-file-button.tsx';
import { Tab, TabList } from './tabs.tsx';

interface ScriptCardProps {
  wizard: Wizard;
  topic: ScriptTopic;
  /** What the values are of: the settings as they are typed now, unless a run had others. */
  connection?: Connection;
  /** Which of the scripts is shown first. */
  kind?: ScriptKind;
  /** Whether the card is open to begin with. */
  open?: boolean;
}

/**
 * The scripts of a topic in a card that can be folded away: the one that looks, the one that changes
 * and the one that takes it back. Nothing where the connection has no use for them; where a value is
 * missing, its name instead of half a script.
 */
export function ScriptCard({ wizard, topic, connection, kind, open = false }: ScriptCardProps) {
  const { scripts: text, scriptText, explain } = useMessages();
  const [isOpen, setOpen] = useState(open);
  const { draft } = wizard.state;
  const found = topicScripts(scriptSource(connection ?? draft), topic, scriptText);
  if (!found) return null;
  const isPractice = connection ? connection.practice : draft.practice !== undefined;
  return (
    <details
      className="card fold"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span className="fold-title">{text.titles[topic]}</span>
      </summary>
      {/* Long texts, of which a page has several: only what is looked at is there. */}
      {isOpen && (
        <div className="fold-body">
          <p>{text.changes[topic]}</p>
          {isPractice && <p className="quiet">{text.practice}</p>}
          {found.missing.length > 0 ? (
            <p>{text.missing(found.missing.map((name) => text.fields[name]))}</p>
          ) : (
            <>
              <Scripts wizard={wizard} found={found} {...(kind ? { first: kind } : {})} />
              <ExplainButton label={explain.powershell} source="powershell" />
            </>
          )}
        </div>
      )}
    </details>
  );
}

interface ScriptsProps {
  wizard: Wizard;
  found: TopicScripts;
  first?: ScriptKind;
}

function Scripts({ wizard, found, first = 'show' }: ScriptsProps) {
  const text = useMessages().scripts;
  const id = useId();
  const [kind, setKind] = useState<ScriptKind>(first);
  const script = found.scripts.find((each) => each.kind === kind);
  return (
    <>
      <TabList
        aria-label={text.tabs}
        selectedValue={kind}
        onTabSelect={(value) => {
          const chosen = scriptKinds.find((each) => each === value);
          if (chosen) setKind(chosen);
        }}
      >
        {scriptKinds.map((each) => (
          <Tab key={each} id={`${id}-${each}`} value={each} aria-controls={`${id}-panel`}>
            {text.kinds[each]}
          </Tab>
        ))}
      </TabList>
      <div
        id={`${id}-panel`}
        className="fold-part"
        role="tabpanel"
        aria-labelledby={`${id}-${kind}`}
      >
        {script && <ScriptText wizard={wizard} script={script} />}
      </div>
    </>
  );
}

function ScriptText({ wizard, script }: { wizard: Wizard; script: Script }) {
  const text = useMessages().scripts;
  const { fileName } = script;
  return (
    <>
      <p>
        {text.kindTexts[script.kind]} {text.where[script.shell]}
      </p>
      <pre className="script" role="region" aria-label={text.region(fileName)} tabIndex={0}>
        <code>{script.text}</code>
      </pre>
      <div className="script-actions">
        <code>{fileName}</code>
        <CopyButton wizard={wizard} text={script.text} what={fileName} />
        <SaveFileButton
          wizard={wizard}
          fileName={fileName}
          content={script.text}
          onSave={() => wizard.api.saveScript({ fileName, text: script.text })}
          text={text}
        />
      </div>
    </>
  );
}
