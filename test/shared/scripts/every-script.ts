import type { ScriptTexts } from '../../../shared/messages/script-text.en.ts';
import { scriptTopics, type ScriptId } from '../../../shared/scripts/script-ids.ts';
import type { Script, ScriptSource, TopicScripts } from '../../../shared/scripts/script.ts';
import { topicOf, topicScripts } from '../../../shared/scripts/scripts.ts';

/** The scripts that a connection has a use for, those of one topic together. */
export function scriptsFor(source: ScriptSource, texts: ScriptTexts): TopicScripts[] {
  return scriptTopics.flatMap((topic) => topicScripts(source, topic, texts) ?? []);
}

/**
 * One script by its ID, as findings name it.
 *
 * @returns `undefined` where the connection has no use for it, or something is missing
 */
export function scriptById(
  source: ScriptSource,
  id: ScriptId,
  texts: ScriptTexts,
): Script | undefined {
  const topic = topicOf(id);
  return topic && topicScripts(source, topic, texts)?.scripts.find((script) => script.id === id);
}
