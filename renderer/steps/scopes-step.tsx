import { Field, MessageBar, MessageBarBody, Radio, RadioGroup } from '@fluentui/react-components';
import { clouds } from '../../shared/clouds.ts';
import { accessTypes } from '../../shared/flows.ts';
import { draftTenant } from '../../shared/wizard/draft.ts';
import { stepIssues } from '../../shared/wizard/validation.ts';
import { ChoiceLabel } from '../components/choice-label.tsx';
import { FormStep } from '../components/form-step.tsx';
import { Guide } from '../components/guide.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { AdminConsent } from './scopes-consent.tsx';
import { ScopesTable } from './scopes-table.tsx';

/** Step 3: who signs in, the protocols with their permissions, and consent to these. */
export function ScopesStep({ wizard }: { wizard: Wizard }) {
  const text = useMessages().scopes;
  const { draft } = wizard.state;
  const { access } = draft;
  const manyTenants = stepIssues(draft, 'tenant').some(({ problem }) => problem === 'many-tenants');
  return (
    <FormStep wizard={wizard} step="scopes" text={text}>
      <AccessChoice wizard={wizard} />
      {manyTenants && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.aliasTenant(draftTenant(draft))}</MessageBarBody>
        </MessageBar>
      )}
      <ScopesTable wizard={wizard} />
      <div>
        {access === 'application' && draft.protocols.includes('smtp') && <p>{text.rbac}</p>}
        <p className="quiet">{access === 'application' ? text.defaultScope : text.oneToken}</p>
      </div>
      <Guide wizard={wizard} id="permissions" />
      <AdminConsent wizard={wizard} />
      {/* The card above has the link. */}
      <Guide wizard={wizard} id="consent" without={['consent-link']} />
    </FormStep>
  );
}

/** A person or the app itself; personal accounts know persons only. */
function AccessChoice({ wizard }: { wizard: Wizard }) {
  const text = useMessages().scopes;
  const { draft } = wizard.state;
  const offered = clouds[draft.cloud].applicationResource !== undefined;
  return (
    <section className="card">
      <Field label={text.accessLabel}>
        <RadioGroup
          className="choices"
          value={draft.access}
          onChange={(_event, { value }) => {
            const access = accessTypes.find((each) => each === value);
            if (access) wizard.dispatch({ kind: 'draft-changed', change: { access } });
          }}
        >
          {accessTypes.map((access) => {
            const closed = access === 'application' && !offered;
            const line = closed ? text.noApplication : text.accessHint[access];
            return (
              <Radio
                key={access}
                value={access}
                disabled={closed}
                label={<ChoiceLabel name={text.access[access]} line={line} />}
              />
            );
          })}
        </RadioGroup>
      </Field>
    </section>
  );
}
