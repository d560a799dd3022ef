import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useId } from 'react';
import type { MailNetwork, SignInNetworkView } from '../../shared/sign-in-network.ts';
import { useMessages } from '../messages-context.ts';

const families = ['any', 'ipv4', 'ipv6'] as const;

interface MailRouteProps {
  view: SignInNetworkView;
  onChange: (mail: MailNetwork) => void;
}

/** How the mail servers are reached: over the same proxy or not, and by which addresses. */
export function MailRoute({ view, onChange }: MailRouteProps) {
  const text = useMessages().settingsDialog.mail;
  const hintId = useId();
  const { mail, network } = view;
  return (
    <>
      <div>
        <Checkbox
          label={text.overProxy}
          aria-describedby={hintId}
          checked={mail.overProxy && network.mode === 'manual'}
          disabled={network.mode !== 'manual'}
          onChange={(_event, { checked }) => {
            onChange({ ...mail, overProxy: checked === true });
          }}
        />
        <p id={hintId} className="quiet">
          {text.overProxyHint}
        </p>
      </div>
      <Field label={text.family}>
        <RadioGroup
          layout="horizontal"
          className="settings-radios"
          value={mail.family}
          onChange={(_event, { value }) => {
            const family = families.find((each) => each === value);
            if (family) onChange({ ...mail, family });
          }}
        >
          {families.map((family) => (
            <Radio key={family} value={family} label={text.families[family]} />
          ))}
        </RadioGroup>
      </Field>
    </>
  );
}
