import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { Connection } from '../../shared/connection.ts';
import { guideFor } from '../../shared/guides/guide-for.ts';
import type { GuideId } from '../../shared/guides/guide-ids.ts';
import { guideOwner } from '../../shared/guides/guide-owner.ts';
import type { Guide as GuideData, GuideStep, GuideValue } from '../../shared/guides/guide.ts';
import type { GuideStepId } from '../../shared/guides/step-ids.ts';
import { useMessages } from '../messages-context.ts';
import { useGuideTicks, type GuideTicks } from '../use-guide-ticks.ts';
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
  // What is folded away is not made: a page has several guides, and few are opened.
  const [isOpen, setOpen] = useState(open);
  const ticks = useGuideTicks(wizard.api, guideOwner(source), id);
  const steps = guide.steps.filter((step) => !without.includes(step.id));
  if (steps.length === 0) return null;
  const counted = steps.filter((step) => !step.instead);
  const others = steps.filter((step) => step.instead);
  const done = counted.filter((step) => ticks.isDone(step.id));
  return (
    <details
      className="card fold"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>
        <span className="fold-title">{text.titles[id]}</span>
        <span className="quiet">{text.progress(done.length, counted.length)}</span>
      </summary>
      {isOpen && (
        <div className="fold-body">
          <ol className="guide-steps" aria-label={text.titles[id]}>
            {counted.map((step, index) => (
              <li key={step.id}>
                <Step {...{ wizard, guide, step, ticks }} number={index + 1} />
              </li>
            ))}
          </ol>
          {others.length > 0 && (
            <>
              <p className="guide-others">{text.instead(others.length)}</p>
              <ul className="guide-steps is-unnumbered" aria-label={text.instead(others.length)}>
                {others.map((step) => (
                  <li key={step.id}>
                    <Step {...{ wizard, guide, step, ticks }} number={undefined} />
                  </li>
                ))}
              </ul>
            </>
          )}
          <p role="status" className="quiet progress-line">
            {ticks.isLost ? text.notKept : ''}
          </p>
        </div>
      )}
    </details>
  );
}

interface StepProps {
  wizard: Wizard;
  guide: GuideData;
  step: GuideStep;
  ticks: GuideTicks;
  /** Of the steps that count; another way has none. */
  number: number | undefined;
}

function Step({ wizard, guide, step, ticks, number }: StepProps) {
  const text = useMessages().guides.steps[step.id];
  return (
    <div className="guide-step">
      <Checkbox
        className="guide-tick"
        label={typeof text === 'string' ? text : text(guide.facts)}
        checked={ticks.isDone(step.id)}
        onChange={(_event, { checked }) => {
          ticks.tick(step.id, checked === true);
        }}
      />
      <StepAids wizard={wizard} step={step} number={number} />
    </div>
  );
}

/** What a step needs: values to copy, the page on which it is done, how long it takes to work. */
function StepAids({ wizard, step, number }: Pick<StepProps, 'wizard' | 'step' | 'number'>) {
  const text = useMessages().guides;
  const { values, link, waitMinutes } = step;
  if (values.length === 0 && !link && waitMinutes === undefined) return null;
  const open = link ? text.open[link.portal] : '';
  return (
    <div className="guide-aids">
      {values.map((value) => (
        <Value key={value.value} wizard={wizard} value={value} all={values} />
      ))}
      {link && (
        <div>
          <Button
            size="small"
            aria-label={
              number === undefined ? text.openInstead(open) : text.openForStep(open, number)
            }
            onClick={() => {
              wizard.openLink(link.url);
            }}
          >
            {open}
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
