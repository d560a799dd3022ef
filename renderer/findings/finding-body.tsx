import { Button, Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Connection } from '../../shared/connection.ts';
import type { ExplainedFinding } from '../../shared/diagnosis/explained.ts';
import type { FailedProtocol } from '../../shared/diagnosis/facts/facts.ts';
import type { Evidence } from '../../shared/diagnosis/finding.ts';
import { lineNumbered, noLines, type LineList } from '../../shared/transcript/line-list.ts';
import type { ShownLine } from '../../shared/transcript/rows.ts';
import { cutInTheMiddle, formatTranscriptLine } from '../../shared/transcript-text.ts';
import { Guide } from '../components/guide.tsx';
import { ScriptCard } from '../components/script-card.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** What the findings of one failure share. */
export interface FindingContext {
  wizard: Wizard;
  /** The transcript that evidence is quoted from, where it is one of this program's. */
  lines?: LineList<ShownLine>;
  /** Shows a line in its transcript; absent where there is none to show. */
  onShowLine?: ((of: FailedProtocol, n: number) => void) | undefined;
  /** What guides and scripts are made from, where that is not what is typed now. */
  connection?: Connection | undefined;
}

interface FindingBodyProps extends FindingContext {
  explained: ExplainedFinding;
  /** What else shows it, below its own evidence. */
  moreEvidence?: ReactNode;
}

/** One finding without its title: what shows it, why, what to do, and what helps with that. */
export function FindingBody({ explained, moreEvidence, ...context }: FindingBodyProps) {
  const messages = useMessages();
  const { finding, text } = explained;
  const { evidence, waitMinutes, scripts = [], guides = [], link } = finding;
  const { wizard } = context;
  const source = context.connection ? { connection: context.connection } : {};
  return (
    <>
      {evidence.length > 0 && (
        <ul className="evidence" aria-label={messages.finding.evidence}>
          {evidence.map((each) => (
            <li key={each.kind === 'line' ? each.n : each.claim}>
              <EvidenceLine evidence={each} {...context} />
            </li>
          ))}
        </ul>
      )}
      {moreEvidence}
      <p>{text.cause}</p>
      <ol className="finding-steps" aria-label={messages.finding.steps}>
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {waitMinutes !== undefined && <p className="quiet">{messages.finding.wait(waitMinutes)}</p>}
      {scripts.map((topic) => (
        <ScriptCard key={topic} wizard={wizard} topic={topic} {...source} />
      ))}
      {guides.map((id) => (
        <Guide key={id} wizard={wizard} id={id} {...source} />
      ))}
      {link !== undefined && <MoreButton wizard={wizard} link={link} title={text.title} />}
    </>
  );
}

/** A quoted line, with the way to it in its transcript; or a claim of the token. */
export function EvidenceLine({
  evidence,
  lines = noLines,
  onShowLine,
}: FindingContext & { evidence: Evidence }) {
  const text = useMessages().finding;
  if (evidence.kind === 'claim') {
    return <span className="said">{text.claim(evidence.claim, evidence.value)}</span>;
  }
  const { n, of } = evidence;
  const line = lineNumbered(lines, n);
  const quoted = line ? formatTranscriptLine(line) : cutInTheMiddle(evidence.text);
  return (
    <>
      <span className="said">{text.line(n, quoted)}</span>{' '}
      {line && onShowLine && (
        <Link
          as="button"
          type="button"
          inline
          onClick={() => {
            onShowLine(of, n);
          }}
        >
          {text.showLine(n)}
        </Link>
      )}
    </>
  );
}

function MoreButton({ wizard, link, title }: { wizard: Wizard; link: string; title: string }) {
  const text = useMessages().finding;
  const host = link.replace(/^https:\/\/|\/.*$/g, '');
  return (
    <div>
      <Button
        size="small"
        aria-label={text.linkOf(host, title)}
        onClick={() => {
          wizard.openLink(link);
        }}
      >
        {text.link(host)}
      </Button>
    </div>
  );
}
