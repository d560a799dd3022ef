import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { authoritiesOf, clouds, type Cloud, type Rated } from '../../shared/clouds.ts';
import type { Endpoint } from '../../shared/connection.ts';
import { accessTypes, type AccessType } from '../../shared/flows.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { protocols, type Protocol } from '../../shared/protocols.ts';
import {
  draftAuthority,
  editCloud,
  isEditable,
  ratedResource,
  resourceText,
  serverText,
  type CloudEdits,
  type ServerText,
} from '../../shared/wizard/cloud-values.ts';
import { stepIssues } from '../../shared/wizard/validation.ts';
import { TextField } from '../components/text-field.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/**
 * The addresses that the app uses in the chosen cloud, each with how sure it is; where sources
 * differ they can be changed. Open where there is something to decide.
 */
export function CloudValues({ wizard }: { wizard: Wizard }) {
  const text = useMessages().tenant;
  const { draft, refusals } = wizard.state;
  const cloud = clouds[draft.cloud];
  const card = useRef<HTMLDetailsElement>(null);
  const wrong = stepIssues(draft, 'tenant').some(({ field }) => field !== 'tenant');

  useEffect(() => {
    // What is wrong must not be hidden, nor a field that the focus is to go to.
    if (refusals > 0 && wrong && card.current) card.current.open = true;
  }, [refusals, wrong]);

  return (
    <details ref={card} className="card fold" {...(hasDoubts(cloud) ? { open: true } : {})}>
      <summary>
        <span className="fold-title">{text.valuesTitle(text.clouds[draft.cloud].shortName)}</span>
      </summary>
      <div className="fold-body">
        <p className="quiet">{draft.practice ? text.practiceValues : text.valuesNote}</p>
        <AuthorityValue wizard={wizard} />
        {accessTypes.map((access) => (
          <ResourceValue key={access} wizard={wizard} access={access} />
        ))}
        {protocols.map((protocol) => (
          <ServerValue key={protocol} wizard={wizard} protocol={protocol} />
        ))}
        {!draft.practice && <Pages cloud={cloud} />}
      </div>
    </details>
  );
}

function hasDoubts({ authority, delegatedResource, applicationResource, endpoints }: Cloud) {
  const rated = [authority, delegatedResource, applicationResource, ...Object.values(endpoints)];
  return rated.some((each) => each !== undefined && isEditable(each));
}

function edit(wizard: Wizard, change: CloudEdits): void {
  const { draft } = wizard.state;
  wizard.dispatch({ kind: 'draft-changed', change: editCloud(draft, change) });
}

function AuthorityValue({ wizard }: { wizard: Wizard }) {
  const text = useMessages().tenant;
  const { draft } = wizard.state;
  const rated = clouds[draft.cloud].authority;
  if (!isEditable(rated) || draft.practice) {
    return <Value name={text.authority} value={rated.value} rated={rated} />;
  }
  return (
    <Value name={text.authority} rated={rated}>
      <RadioGroup
        aria-label={text.authority}
        value={draftAuthority(draft)}
        onChange={(_event, { value }) => {
          edit(wizard, { authority: value });
        }}
      >
        {authoritiesOf(draft.cloud).map((origin) => (
          <Radio key={origin} value={origin} label={<code>{origin}</code>} />
        ))}
      </RadioGroup>
    </Value>
  );
}

function ResourceValue({ wizard, access }: { wizard: Wizard; access: AccessType }) {
  const text = useMessages().tenant;
  const { draft } = wizard.state;
  const rated = ratedResource(draft.cloud, access);
  const name = text[`${access}Resource`];
  if (!rated) return <Value name={name} value={text.noApplication} />;
  if (!isEditable(rated)) return <Value name={name} value={rated.value} rated={rated} />;
  return (
    <Value rated={rated} others={rated.others ?? []}>
      <TextField
        wizard={wizard}
        step="tenant"
        field={`${access}Resource`}
        value={resourceText(draft, access)}
        onValue={(value) => {
          edit(wizard, { resources: { [access]: value } });
        }}
      />
    </Value>
  );
}

/** The addresses of pages, which are the same for every tenant of the cloud. */
function Pages({ cloud }: { cloud: Cloud }) {
  const text = useMessages().tenant;
  const { nativeClientRedirectUri, portals } = cloud;
  const pages: [name: string, rated: Rated<string> | undefined][] = [
    [text.redirectUri, nativeClientRedirectUri],
    [text.entraPortal, portals.entra],
    [text.exchangePortal, portals.exchange],
  ];
  return pages.map(
    ([name, rated]) => rated && <Value key={name} name={name} value={rated.value} rated={rated} />,
  );
}

function ServerValue({ wizard, protocol }: { wizard: Wizard; protocol: Protocol }) {
  const messages = useMessages();
  const text = messages.tenant;
  const { draft } = wizard.state;
  const rated = clouds[draft.cloud].endpoints[protocol];
  const name = text.server(messages.protocols[protocol]);
  if (!isEditable(rated) || draft.practice) {
    return <Value name={name} value={serverLine(rated.value, messages)} rated={rated} />;
  }
  const typed = serverText(draft, protocol);
  const change = (part: Partial<ServerText>) => {
    edit(wizard, { servers: { [protocol]: { ...typed, ...part } } });
  };
  const others = (rated.others ?? []).map((endpoint) => serverLine(endpoint, messages));
  return (
    <Value rated={rated} others={others}>
      <div className="field-row">
        <TextField
          wizard={wizard}
          step="tenant"
          field={`${protocol}Host`}
          value={typed.host}
          onValue={(host) => {
            change({ host });
          }}
        />
        <TextField
          wizard={wizard}
          step="tenant"
          field={`${protocol}Port`}
          value={typed.port}
          onValue={(port) => {
            change({ port });
          }}
        />
      </div>
      <Field label={text.security(messages.protocols[protocol])}>
        <RadioGroup
          layout="horizontal"
          value={typed.security}
          onChange={(_event, { value }) => {
            change({ security: value === 'tls' ? 'tls' : 'starttls' });
          }}
        >
          <Radio value="tls" label={text.tls} />
          <Radio value="starttls" label={text.starttls} />
        </RadioGroup>
      </Field>
    </Value>
  );
}

function serverLine({ host, port, security }: Endpoint, messages: Messages): string {
  return messages.scopes.server(host, port, security);
}

interface ValueProps {
  /** Left out where fields with their own names stand for it. */
  name?: string;
  /** As it is; left out where fields stand for it. */
  value?: string;
  rated?: Rated<unknown>;
  /** What other sources say, where it can be changed to that. */
  others?: readonly string[];
  children?: ReactNode;
}

/** One value with its name, and how sure it is. */
function Value({ name, value, rated, others = [], children }: ValueProps) {
  const text = useMessages().tenant;
  return (
    <div className={name === undefined ? 'cloud-value is-fields' : 'cloud-value'}>
      {name !== undefined && <div>{name}</div>}
      <div className="cloud-value-body">
        {value !== undefined && (rated ? <code>{value}</code> : <span>{value}</span>)}
        {children}
        {rated && (
          <p className="quiet">
            <span className={`confidence is-${rated.confidence}`}>
              {text.confidence[rated.confidence]}
            </span>
            {` · ${text.sources[rated.source]}`}
            {others.length > 0 && ` ${text.otherValues(others)}`}
          </p>
        )}
      </div>
    </div>
  );
}
