import { Field, Link, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { programLinks } from '../../shared/programs/links.ts';
import {
  programGroupIds,
  programGroups,
  programIds,
  type ProgramId,
} from '../../shared/programs/program-ids.ts';
import { programs, settingsFor } from '../../shared/programs/programs.ts';
import { toConnection } from '../../shared/wizard/validation.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { ProgramSettingsView } from './program-settings-view.tsx';

/**
 * The settings for other programs, in a card that can be folded away: one program after the other is
 * chosen, and filled in from the connection as it is typed now.
 */
export function ProgramsCard({ wizard }: { wizard: Wizard }) {
  const text = useMessages().programs;
  const [isOpen, setOpen] = useState(false);
  const [id, setId] = useState<ProgramId>('thunderbird');
  return (
    <details
      className="card fold"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span className="fold-title">{text.title}</span>
      </summary>
      {/* Long texts: only what is looked at is there. */}
      {isOpen && (
        <div className="fold-body">
          <p>{text.lead}</p>
          <Field label={text.choose} className="program-choice">
            <Select
              value={id}
              onChange={(_event, { value }) => {
                const chosen = programIds.find((each) => each === value);
                if (chosen) setId(chosen);
              }}
            >
              {programGroupIds.map((group) => (
                <optgroup key={group} label={text.groups[group]}>
                  {programGroups[group].map((each) => (
                    <option key={each} value={each}>
                      {programs[each].name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </Field>
          <ChosenProgram key={id} wizard={wizard} id={id} />
        </div>
      )}
    </details>
  );
}

function ChosenProgram({ wizard, id }: { wizard: Wizard; id: ProgramId }) {
  const text = useMessages().programs;
  const { draft } = wizard.state;
  const connection = toConnection(draft);
  if (!connection) return <p>{text.incomplete}</p>;
  const answer = settingsFor(id, connection, draft.practice);
  return (
    <>
      {answer.kind === 'cannot' ? (
        <p>{text.cannot[answer.obstacle]}</p>
      ) : (
        <ProgramSettingsView wizard={wizard} settings={answer.settings} without={answer.without} />
      )}
      <p>
        <Link
          as="button"
          inline
          onClick={() => {
            wizard.openLink(programLinks[id]);
          }}
        >
          {text.documentation(programs[id].name)}
        </Link>
      </p>
    </>
  );
}
