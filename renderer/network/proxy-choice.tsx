import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { SignInNetwork, SignInNetworkView } from '../../shared/sign-in-network.ts';
import { useMessages } from '../messages-context.ts';
import { ManagedMark } from '../policy/managed-mark.tsx';
import { ChoiceLabel } from '../components/choice-label.tsx';
import { ProxyFields } from './proxy-fields.tsx';

const modes = ['system', 'environment', 'direct', 'manual'] as const;
type Mode = (typeof modes)[number];

interface ProxyChoiceProps {
  view: SignInNetworkView;
  onUse: (network: SignInNetwork, password?: string) => void;
}

/**
 * Which proxy is used. A choice holds at once; only a proxy that is typed in is used when all of it
 * is there.
 */
export function ProxyChoice({ view, onUse }: ProxyChoiceProps) {
  const text = useMessages().network;
  const { mode: used } = view.network;
  const [{ chosen, before }, setChoice] = useState<{ chosen: Mode; before: Mode }>({
    chosen: used,
    before: used,
  });
  const { isManaged = false } = view;
  // What is changed elsewhere, as in the settings, is chosen here too.
  if (before !== used) setChoice({ chosen: used, before: used });

  return (
    <>
      <Field label={text.modeLabel} {...(isManaged ? { hint: <ManagedMark field="proxy" /> } : {})}>
        <RadioGroup
          value={chosen}
          disabled={isManaged}
          onChange={(_event, { value }) => {
            const mode = modes.find((each) => each === value);
            if (mode === undefined) return;
            setChoice({ chosen: mode, before });
            if (mode !== 'manual') onUse({ mode });
          }}
        >
          {modes.map((mode) => (
            <Radio
              key={mode}
              value={mode}
              label={<ChoiceLabel name={text[mode]} line={text[`${mode}Hint`]} />}
            />
          ))}
        </RadioGroup>
      </Field>
      {chosen === 'manual' && <ProxyFields view={view} onUse={onUse} />}
    </>
  );
}
