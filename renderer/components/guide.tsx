import { Button, Checkbox } from '@fluentui/react-components';
import type { Connection } from '../../shared/connection.ts';
import { guideFor } from '../../shared/guides/guide-for.ts';
import type { GuideId } from '../../shared/guides/guide-ids.ts';
import { guideOwner } from '../../shared/guides/guide-owner.ts';
import type { Guide as GuideData, GuideStep, GuideValue } from '../../shared/guides/guide.ts';
import type { GuideStepId } from '../../shared/guides/step-ids.ts';
import { useMessages } from '../messages-context.ts';
import { useGuideTicks } from '../use-guide-ticks.ts';
import type { Wizard } from '../use-wizard.ts';
import { CopyableValue } from './copyable-value.tsx';

interface GuideProps {
  wizard: Wizard;
  id: GuideId;
  /** What the values are of: the settings as they are typed now, unless a run had others. */
  connection?: Connection;
  /** Steps for which the page has something of its own. */
  without?: readonly GuideStepId[];
  /** Whether the card is open to begin with. */
  open?: boolean;
}

/**
 * The steps of a guide, each to be ticked, in a card that can be folded away; nothing where the
 * guide has nothing to say for this connection.
 */
export function Guide({ wizard, id, connection, without = [], open = false }: GuideProps) {
  const text = useMessages().guides;
  const source = connection ?? wizard.state.draft;
  const guide = guideFor(id, source);
  const ticks = useGuideTicks(wizard.api, guideOwner(source), id);
  const steps = guide.steps.filter((step) => !without.includes(step.id));
  if (steps.length === 0) return null;
  const counted = steps.filter((step) => !step.instead);
  const done = counted.filter((step) => ticks.isDone(step.id));
  return (
    <details className="card fold" {...(open ? { open: true } : {})}>
      <summary>
        <span className="fold-title">{text.titles[id]}</span>
        <span className="quiet">{text.progress(done.length, counted.length)}</span>
      </summary>
      <div className="fold-body">
        <ol className="guide-steps" aria-label={text.titles[id]}>
          {steps.map((step, index) => (
            <li key={step.id}>
              <div className="guide-step">
                {step.instead && <span className="quiet">{text.instead}</span>}
                <Checkbox
                  className="guide-tick"
                  label={said(text.steps[step.id], guide)}
                  checked={ticks.isDone(step.id)}
                  onChange={(_event, { checked }) => {
                    ticks.tick(step.id, checked === true);
                  }}
                />
                <StepAids wizard={wizard} step={step} number={index + 1} />
              </div>
            </li>
          ))}
        </ol>
        <p role="status" className="quiet progress-line">
          {ticks.isLost ? text.notKept : ''}
        </p>
      </div>
    </details>
  );
}

function said(text: string | ((facts: GuideData['facts']) => string), { facts }: GuideData) {
  return typeof text === 'string' ? text : text(facts);
}

interface StepAidsProps {
  wizard: Wizard;
  step: GuideStep;
  number: number;
}

/** What a step needs: values to copy, the page on which it is done, how long it takes to work. */
function StepAids({ wizard, step, number }: StepAidsProps) {
  const text = useMessages().guides;
  const { values, link, waitMinutes } = step;
  if (values.length === 0 && !link && waitMinutes === undefined) return null;
  return (
    <div className="guide-aids">
      {values.map((value) => (
        <Value key={value.value} wizard={wizard} value={value} all={values} />
      ))}
      {link && (
        <div>
          <Button
            size="small"
            aria-label={text.openForStep(text.open[link.portal], number)}
            onClick={() => {
              wizard.openLink(link.url);
            }}
          >
            {text.open[link.portal]}
          </Button>
        </div>
      )}
      {waitMinutes !== undefined && <p className="quiet">{text.wait(waitMinutes)}</p>}
    </div>
  );
}

interface ValueProps {
  wizard: Wizard;
  value: GuideValue;
  all: readonly GuideValue[];
}

/** Says what a value is where there are others beside it that are something else. */
function Value({ wizard, value: { kind, value }, all }: ValueProps) {
  const text = useMessages().guides;
  const name = text.values[kind];
  const isOneOfMany = all.filter((other) => other.kind === kind).length > 1;
  return (
    <div>
      {all.some((other) => other.kind !== kind) && <div className="quiet">{name}</div>}
      <CopyableValue
        wizard={wizard}
        value={value}
        what={isOneOfMany ? text.valueOfMany(name, value) : name}
      />
    </div>
  );
}
