import { Link } from '@fluentui/react-components';
import type { RefusalFacts as Facts } from '../../shared/errors.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { CopyButton } from './copy-button.tsx';

/** How Entra ID names a refusal: what to look up, and what its support asks for. */
export function RefusalFacts({ wizard, facts }: { wizard: Wizard; facts: Facts }) {
  const messages = useMessages();
  const text = messages.refusal;
  return (
    <section className="refusal" aria-label={text.label}>
      <dl className="facts">
        {facts.numbers.length > 0 && (
          <>
            <dt>{text.numbers}</dt>
            <dd className="refusal-numbers">
              {facts.numbers.map((number) => (
                <Link
                  key={number}
                  as="button"
                  type="button"
                  inline
                  onClick={() => {
                    // Microsoft's own page on a number, for all clouds.
                    wizard.openLink(`https://login.microsoftonline.com/error?code=${number}`);
                  }}
                >
                  {text.lookUp(number)}
                </Link>
              ))}
            </dd>
          </>
        )}
        {rows(facts, messages).map(([name, value]) => (
          <Row key={name} name={name} value={value} />
        ))}
      </dl>
      <CopyButton
        wizard={wizard}
        text={asText(facts, messages)}
        label={text.copy}
        what={text.label}
      />
    </section>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </>
  );
}

function rows(facts: Facts, { refusal }: Messages): [name: string, value: string][] {
  const all: [string, string | undefined][] = [
    [refusal.error, facts.error],
    [refusal.traceId, facts.traceId],
    [refusal.correlationId, facts.correlationId],
    [refusal.timestamp, facts.timestamp],
  ];
  return all.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
}

function asText(facts: Facts, messages: Messages): string {
  const numbers = facts.numbers.map((number) => `AADSTS${number}`).join(', ');
  return [
    ...(numbers === '' ? [] : [numbers]),
    ...rows(facts, messages).map((row) => row.join(': ')),
  ].join('\n');
}
