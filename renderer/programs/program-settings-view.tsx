import { useId } from 'react';
import type { ProgramField, ProgramFile, ProgramSettings } from '../../shared/programs/program.ts';
import type { Protocol } from '../../shared/protocols.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { CopyableValue } from '../components/copyable-value.tsx';
import { FactsTable, type Fact } from '../components/facts-table.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { SaveFileButton } from '../components/save-file-button.tsx';

interface ProgramSettingsViewProps {
  wizard: Wizard;
  settings: ProgramSettings;
  /** What the program cannot do of what the connection is for. */
  without: readonly Protocol[];
}

/** What one program is to be told: what to type, its files, what to run, and what to know. */
export function ProgramSettingsView({ wizard, settings, without }: ProgramSettingsViewProps) {
  const text = useMessages().programs;
  const { fields, files, commands, notes } = settings;
  return (
    <>
      {without.length > 0 && <p>{text.without(without)}</p>}
      {fields.length > 0 && <Fields wizard={wizard} fields={fields} />}
      {files.length > 0 && (
        <section className="fold-part">
          <h3>{text.files}</h3>
          {files.map((file) => (
            <FileText key={file.name} wizard={wizard} file={file} />
          ))}
        </section>
      )}
      {commands.length > 0 && <Commands wizard={wizard} commands={commands} />}
      {notes.length > 0 && (
        <section className="fold-part">
          <h3>{text.notes}</h3>
          <ul className="program-notes">
            {notes.map((note) => (
              <li key={note}>{text.noteTexts[note]}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Fields({ wizard, fields }: { wizard: Wizard; fields: readonly ProgramField[] }) {
  const text = useMessages().programs;
  const parts = [...new Set(fields.map(({ part }) => part))];
  return (
    <section className="fold-part">
      <h3>{text.fields}</h3>
      {parts.map((part) => (
        <div key={part} className="program-fields">
          <h4>{text.parts[part]}</h4>
          <FactsTable
            label={text.parts[part]}
            facts={fields
              .filter((field) => field.part === part)
              .map(({ label, value }): Fact => {
                const name = text.labels[label];
                if (typeof value !== 'string') return [name, text.choices[value.choose]];
                const what = text.fieldOf(text.parts[part], name);
                return [
                  name,
                  <CopyableValue key={name} wizard={wizard} value={value} what={what} />,
                ];
              })}
          />
        </div>
      ))}
    </section>
  );
}

function FileText({ wizard, file }: { wizard: Wizard; file: ProgramFile }) {
  const text = useMessages().programs;
  return (
    <div className="program-file">
      <pre className="script" role="region" aria-label={text.file(file.name)} tabIndex={0}>
        <code>{file.text}</code>
      </pre>
      <div className="script-actions">
        <code>{file.name}</code>
        <CopyButton wizard={wizard} text={file.text} what={file.name} />
        <SaveFileButton
          wizard={wizard}
          fileName={file.name}
          onSave={() => wizard.api.saveProgramFile({ fileName: file.name, text: file.text })}
          content={file.text}
          text={text}
        />
      </div>
    </div>
  );
}

function Commands({ wizard, commands }: { wizard: Wizard; commands: readonly string[] }) {
  const text = useMessages().programs;
  const id = useId();
  return (
    <section className="fold-part program-commands" aria-labelledby={id}>
      <h3 id={id}>{text.commands}</h3>
      <p>{text.commandsLead}</p>
      {commands.map((command) => (
        <CopyableValue key={command} wizard={wizard} value={command} what={command} />
      ))}
    </section>
  );
}
