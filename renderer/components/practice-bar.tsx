import {
  Combobox,
  Option,
  OptionGroup,
  useId,
  type ComboboxProps,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { PracticeScenario, ScenarioGroup } from '../../shared/practice.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Always below the field, as high as the window has room, also in a small one. */
const belowField = { position: 'below', align: 'start', pinned: true, autoSize: 'height' } as const;

/** The value of the option that lets all be well; no scenario has this ID. */
const nothing = 'nothing';

/** Above every step with the practice tenant: what is to go wrong in it. */
export function PracticeBar({ wizard }: { wizard: Wizard }) {
  const text = useMessages().practice;
  const scenarios = useScenarios(wizard.api);
  const labelId = useId('practice-bar');
  const { draft, story } = wizard.state;
  const chosen = scenarios.find(({ id }) => id === draft.practice?.scenario);
  return (
    <section className="practice-bar" aria-label={text.region}>
      <div className="practice-bar-choice">
        <span id={labelId}>{text.label}</span>
        <ScenarioMenu
          labelId={labelId}
          scenarios={scenarios}
          chosen={chosen}
          onChoose={(scenario) => void wizard.chooseScenario(scenario)}
        />
      </div>
      <p role="status" className="quiet">
        {story ? storyText(story, wizard, text) : ''}
      </p>
    </section>
  );
}

/** What the choice has changed, and where it is going to be seen. */
function storyText(
  { scenario, adjusted }: NonNullable<Wizard['state']['story']>,
  { state }: Wizard,
  text: Messages['practice'],
): string {
  const changes = adjusted.map(text.adjusted);
  const say = scenario ? text.changed : text.setBack;
  const changed = changes.length === 0 ? '' : say(changes);
  const seen = scenario ? text.seen(scenario, state.signIn.kind === 'done') : '';
  return [changed, seen].filter((part) => part !== '').join(' ');
}

interface ScenarioMenuProps {
  labelId: string;
  scenarios: readonly PracticeScenario[];
  chosen: PracticeScenario | undefined;
  onChoose: (scenario: PracticeScenario | undefined) => void;
}

/** All scenarios by where they happen, searched by what is typed; nothing going wrong comes first. */
function ScenarioMenu({ labelId, scenarios, chosen, onChoose }: ScenarioMenuProps) {
  const text = useMessages().practice;
  /** What is typed to search; `undefined` while nobody searches. */
  const [query, setQuery] = useState<string>();
  const found = search(scenarios, query ?? '', text);
  const isSearch = (query ?? '').trim() !== '';

  const onOptionSelect: ComboboxProps['onOptionSelect'] = (_event, { optionValue }) => {
    // Typing takes the choice out of the field, which is none yet.
    if (optionValue === undefined) return;
    setQuery(undefined);
    onChoose(scenarios.find(({ id }) => id === optionValue));
  };

  return (
    <Combobox
      aria-labelledby={labelId}
      className="practice-menu"
      positioning={belowField}
      // Inside of its region of the page, where those look who go through it by regions.
      inlinePopup
      freeform
      placeholder={query === undefined ? '' : text.placeholder}
      value={query ?? (chosen ? text.chosen(chosen) : text.nothing)}
      selectedOptions={[chosen?.id ?? nothing]}
      onChange={({ target }) => {
        setQuery(target.value);
      }}
      onOptionSelect={onOptionSelect}
      onOpenChange={(_event, { open }) => {
        setQuery(open ? '' : undefined);
      }}
    >
      {!isSearch && (
        <Option value={nothing} text={text.nothing}>
          {text.nothing}
        </Option>
      )}
      {byGroup(found).map(([group, members]) => (
        <OptionGroup key={group} label={text.groups[group]}>
          {members.map((scenario) => (
            <Option key={scenario.id} value={scenario.id} text={text.title(scenario)}>
              <span>
                {text.title(scenario)}
                {scenario.number !== undefined && (
                  <span className="quiet practice-number"> {text.number(scenario.number)}</span>
                )}
              </span>
            </Option>
          ))}
        </OptionGroup>
      ))}
      {isSearch && found.length === 0 && (
        <Option disabled value="" text={text.none}>
          {text.none}
        </Option>
      )}
    </Combobox>
  );
}

/** The scenarios, once the main process has named them. */
function useScenarios(api: AssistantApi): readonly PracticeScenario[] {
  const [scenarios, setScenarios] = useState<readonly PracticeScenario[]>([]);
  useEffect(() => {
    let isGone = false;
    void api.practiceScenarios().then((result) => {
      if (!isGone && result.ok) setScenarios(result.value.scenarios);
    });
    return () => {
      isGone = true;
    };
  }, [api]);
  return scenarios;
}

/** Those that have every word of a query in title, place, number or ID. */
function search(
  scenarios: readonly PracticeScenario[],
  query: string,
  text: Messages['practice'],
): readonly PracticeScenario[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return scenarios.filter((scenario) => {
    const number = scenario.number === undefined ? '' : text.number(scenario.number);
    const all = [text.groups[scenario.group], text.title(scenario), number, scenario.id];
    const said = all.join(' ').toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** In the order in which each group comes first. */
function byGroup(
  scenarios: readonly PracticeScenario[],
): (readonly [ScenarioGroup, readonly PracticeScenario[]])[] {
  const groups = [...new Set(scenarios.map(({ group }) => group))];
  return groups.map((group) => [group, scenarios.filter((one) => one.group === group)] as const);
}
