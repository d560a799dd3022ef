import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { cloudIds, clouds } from '../../shared/clouds.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { Draft } from '../../shared/wizard/draft.ts';
import { ChoiceLabel } from '../components/choice-label.tsx';
import { DraftTextField } from '../components/draft-text-field.tsx';
import { FormStep } from '../components/form-step.tsx';
import { PracticeNote } from '../components/practice-note.tsx';
import { useMessages } from '../messages-context.ts';
import { NetworkCard } from '../network/network-card.tsx';
import { Suggested, suggestedField } from '../policy/suggested.tsx';
import type { Wizard } from '../use-wizard.ts';
import { CloudValues } from './cloud-values.tsx';
import { TenantCheck } from './tenant-check.tsx';

/** Step 1: which tenant, in which cloud. */
export function TenantStep({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.tenant;
  const { draft } = wizard.state;
  const { fixedTenant } = clouds[draft.cloud];
  const alias = aliasNote(draft, messages);
  return (
    <FormStep wizard={wizard} step="tenant" text={text}>
      <PracticeNote wizard={wizard} text={text.practiceNote} />
      <section className="card">
        <CloudChoice wizard={wizard} />
        {fixedTenant === undefined ? (
          <DraftTextField wizard={wizard} step="tenant" field="tenant" />
        ) : (
          <p>{text.fixedTenant(fixedTenant)}</p>
        )}
        {alias !== undefined && <p className="quiet">{alias}</p>}
        <TenantCheck wizard={wizard} />
      </section>
      <CloudValues key={draft.cloud} wizard={wizard} />
      <NetworkCard wizard={wizard} />
    </FormStep>
  );
}

function CloudChoice({ wizard }: { wizard: Wizard }) {
  const text = useMessages().tenant;
  return (
    <Field
      label={text.cloudLabel}
      {...(suggestedField(wizard, 'cloud') ? { hint: <Suggested field="cloud" /> } : {})}
    >
      <RadioGroup
        value={wizard.state.draft.cloud}
        onChange={(_event, { value }) => {
          const cloud = cloudIds.find((id) => id === value);
          if (cloud) wizard.dispatch({ kind: 'draft-changed', change: { cloud } });
        }}
      >
        {cloudIds.map((id) => {
          const { name, line } = text.clouds[id];
          return <Radio key={id} value={id} label={<ChoiceLabel name={name} line={line} />} />;
        })}
      </RadioGroup>
    </Field>
  );
}

/** What a name means that stands for more than one tenant; nothing for a tenant. */
function aliasNote({ cloud, tenant }: Draft, messages: Messages): string | undefined {
  if (clouds[cloud].fixedTenant !== undefined) return undefined;
  const name = tenant.trim().toLowerCase();
  const { aliases } = messages.tenant;
  return name === 'common' || name === 'organizations' || name === 'consumers'
    ? aliases[name]
    : undefined;
}
