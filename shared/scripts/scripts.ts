import type { ScriptTexts } from '../messages/script-text.en.ts';
import { layScript, type TopicParts } from './layout.ts';
import type { ScriptField, ScriptSource, TopicScripts } from './script.ts';
import { scriptKinds, scriptTopics, type ScriptTopic } from './script-ids.ts';
import { appAccess } from './topics/app-access.ts';
import { appRegistration, tenantOf } from './topics/app-registration.ts';
import { appSmtpRole } from './topics/app-smtp-role.ts';
import { fullAccess } from './topics/full-access.ts';
import { mailboxProtocols } from './topics/mailbox-protocols.ts';
import { sendAs } from './topics/send-as.ts';
import { smtpOrganization } from './topics/smtp-organization.ts';
import type { Topic } from './topics/topic.ts';

const topics: Readonly<Record<ScriptTopic, Topic>> = {
  'app-registration': appRegistration,
  'app-access': appAccess,
  'app-smtp-role': appSmtpRole,
  'full-access': fullAccess,
  'send-as': sendAs,
  'mailbox-protocols': mailboxProtocols,
  'smtp-organization': smtpOrganization,
};

/**
 * The scripts of one topic, or what has to be known before they can be made.
 *
 * @param texts what the scripts say, in the language of whoever runs them
 * @returns `undefined` where the connection has no use for them
 */
export function topicScripts(
  source: ScriptSource,
  topic: ScriptTopic,
  texts: ScriptTexts,
): TopicScripts | undefined {
  const { shell, applies, needs, ...makers } = topics[topic];
  if (!applies(source)) return undefined;
  const missing = needs(source).filter((field) => isMissing(source, field));
  if (missing.length > 0) return { topic, shell, missing, scripts: [] };
  const tenant = tenantOf(source);
  const graphScopes = makers.graphScopes?.(source);
  const common: TopicParts = {
    ...{ topic, shell, cloud: source.cloud, role: makers.role, values: makers.values(source) },
    ...(tenant === undefined ? {} : { tenant }),
    ...(graphScopes ? { graphScopes } : {}),
  };
  const parts = makers.parts(source, texts);
  const scripts = scriptKinds.map((kind) => layScript(common, kind, parts[kind], texts));
  return { topic, shell, missing, scripts };
}

/** The topic that a script belongs to; `undefined` for what is no script. */
export function topicOf(id: string): ScriptTopic | undefined {
  return scriptTopics.find((topic) => scriptKinds.some((kind) => id === `${topic}-${kind}`));
}

function isMissing(source: ScriptSource, field: ScriptField): boolean {
  const value = source[field];
  return value === undefined || value.length === 0;
}
