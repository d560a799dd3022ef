import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent } from 'react';
import { canBecomePort } from '../../shared/text/half-typed.ts';
import type { SignInNetwork, SignInNetworkView } from '../../shared/sign-in-network.ts';
import {
  isInUse,
  proxyIssues,
  proxyText,
  toProxy,
  type ProxyText,
} from '../../shared/wizard/proxy-text.ts';
import { useAnnouncement } from '../components/announcer.tsx';
import { SecretField } from '../components/secret-field.tsx';
import { takeValue } from '../components/take-value.ts';
import { useLeft } from '../components/use-left.ts';
import { useMessages } from '../messages-context.ts';

interface ProxyFieldsProps {
  view: SignInNetworkView;
  onUse: (network: SignInNetwork, password?: string) => void;
}

/** A proxy that is typed in. Its password goes to the main process once, and is in no state here. */
export function ProxyFields({ view, onUse }: ProxyFieldsProps) {
  const { network: text, policy: policyTexts } = useMessages();
  const isManaged = view.isManaged ?? false;
  const [typed, setTyped] = useState<ProxyText>(proxyText(view.network));
  const [asked, setAsked] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const issues = proxyIssues(typed);
  const proxy = toProxy(typed);
  const inUse = proxy !== undefined && isInUse(view.network, proxy);
  // For any other proxy or user it must not go on being used: it would be shown to a server that it
  // was never meant for.
  const kept = view.hasPassword && inUse;

  function apply() {
    setAsked(true);
    const [first] = proxyIssues(typed);
    if (!proxy) {
      group.current?.querySelector<HTMLInputElement>(`input[name="proxy-${first}"]`)?.focus();
      return;
    }
    const password = takeValue(passwordInput);
    if (password === '' && kept) onUse({ mode: 'manual', proxy });
    else onUse({ mode: 'manual', proxy }, password);
  }

  function change(part: Partial<ProxyText>) {
    setTyped({ ...typed, ...part });
  }

  return (
    <div
      ref={group}
      className="fold-part"
      onKeyDown={(event: KeyboardEvent) => {
        // Enter in these fields is for the proxy, not for the step around it.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        apply();
      }}
    >
      {isManaged && <p className="quiet">{policyTexts.proxyLocked}</p>}
      <Field label={text.kind}>
        <RadioGroup
          layout="horizontal"
          disabled={isManaged}
          value={typed.kind}
          onChange={(_event, { value }) => {
            change({ kind: value === 'socks5' ? 'socks5' : 'http' });
          }}
        >
          <Radio value="http" label={text.http} />
          <Radio value="socks5" label={text.socks5} />
        </RadioGroup>
      </Field>
      <div className="field-row">
        <ProxyField
          name="host"
          readOnly={isManaged}
          label={text.host}
          value={typed.host}
          problem={issues.includes('host') ? text.hostProblem : undefined}
          asked={asked}
          onValue={(host) => {
            change({ host });
          }}
        />
        <ProxyField
          name="port"
          readOnly={isManaged}
          label={text.port}
          value={typed.port}
          problem={issues.includes('port') ? text.portProblem : undefined}
          canBecomeRight={canBecomePort(typed.port.trim())}
          asked={asked}
          onValue={(port) => {
            change({ port });
          }}
        />
      </div>
      <div className="field-row">
        <ProxyField
          name="user"
          readOnly={isManaged}
          label={text.user}
          hint={text.userHint}
          value={typed.user}
          onValue={(user) => {
            change({ user });
          }}
        />
        <SecretField
          label={text.password}
          hint={kept ? text.passwordKept : text.passwordHint}
          inputRef={passwordInput}
        />
      </div>
      <div className="run-actions">
        <Button onClick={apply}>{text.use}</Button>
        {kept && (
          <Button
            onClick={() => {
              onUse({ mode: 'manual', proxy }, '');
            }}
          >
            {text.removePassword}
          </Button>
        )}
      </div>
      {!inUse && <p className="quiet">{text.notUsedYet}</p>}
    </div>
  );
}

interface ProxyFieldProps {
  name: 'host' | 'port' | 'user';
  /** Set by the organisation: it can be read and copied. */
  readOnly: boolean;
  label: string;
  hint?: string;
  value: string;
  problem?: string | undefined;
  /** Whether what stands there may be the beginning of something right. */
  canBecomeRight?: boolean;
  /** Whether the proxy was to be used as it is. */
  asked?: boolean;
  onValue: (value: string) => void;
}

function ProxyField(props: ProxyFieldProps) {
  const {
    name,
    readOnly,
    label,
    hint,
    value,
    problem,
    canBecomeRight = true,
    asked = false,
    onValue,
  } = props;
  const { fieldNotes } = useMessages();
  const { isLeft, onBlur, onText } = useLeft(value);
  // Of an empty field nothing is said before it was asked for.
  const isSure = asked || (value.trim() !== '' && (isLeft || !canBecomeRight));
  const said = isSure ? problem : undefined;
  useAnnouncement(said === undefined || asked ? '' : fieldNotes.announce(label, said));
  const role = asked ? 'alert' : undefined;
  return (
    <Field
      className="text-field"
      label={label}
      required={name !== 'user'}
      {...(hint === undefined ? {} : { hint })}
      {...(said === undefined ? {} : { validationMessage: { children: said, role } })}
    >
      <Input
        name={`proxy-${name}`}
        readOnly={readOnly}
        value={value}
        maxLength={name === 'port' ? 5 : 253}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onBlur={onBlur}
        onChange={(_event, data) => {
          onText(data.value);
          onValue(data.value);
        }}
      />
    </Field>
  );
}
