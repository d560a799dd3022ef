import { Button, Input, Select, ToggleButton } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronUp16Regular, Search16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { stages, type Stage } from '../../shared/stage-names.ts';
import type { LineKind } from '../../shared/transcript.ts';
import { useMessages } from '../messages-context.ts';
import { everything, type Log } from './use-log.ts';
import { useThrottled } from './use-throttled.ts';

interface LogToolsProps {
  log: Log;
  /** What transcript they are for. */
  label: string;
  /** The stages that the transcript has so far; none where it has no stages. */
  stages: readonly Stage[];
  onStep: (step: 1 | -1) => void;
}

/** Looking for lines, and choosing which are shown. */
export function LogTools({ log, label, stages: present, onStep }: LogToolsProps) {
  const text = useMessages().transcriptTools;
  const inputRef = useRef<HTMLInputElement>(null);
  useFindKey(() => {
    inputRef.current?.focus();
    inputRef.current?.select();
  }, inputRef);
  const { matches, place, query, rows, filter, lines } = log;
  const count = matches.indexes.length;
  return (
    <div className="transcript-tools" role="search" aria-label={text.label(label)}>
      <Input
        input={{ ref: inputRef }}
        className="transcript-search"
        type="search"
        size="small"
        aria-label={text.search}
        placeholder={text.searchPlaceholder}
        contentBefore={<Search16Regular />}
        value={query}
        onChange={(_event, { value }) => {
          log.setQuery(value);
        }}
        onKeyDown={(event) => {
          if (stepWithKey(event, onStep)) return;
          if (event.key === 'Escape' && query !== '') {
            event.preventDefault();
            log.setQuery('');
          }
        }}
      />
      <span className="transcript-found">{query !== '' && foundText(place, count, text)}</span>
      <span className="transcript-steps">
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronUp16Regular />}
          aria-label={text.previous}
          disabledFocusable={count === 0}
          onClick={() => {
            onStep(-1);
          }}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronDown16Regular />}
          aria-label={text.next}
          disabledFocusable={count === 0}
          onClick={() => {
            onStep(1);
          }}
        />
      </span>
      <span className="transcript-directions" role="group" aria-label={text.directions}>
        {everything.kinds.map((kind) => (
          <ToggleButton
            key={kind}
            size="small"
            appearance="subtle"
            checked={filter.kinds.includes(kind)}
            onClick={() => {
              log.setFilter({ ...filter, kinds: toggled(filter.kinds, kind) });
            }}
          >
            {text.direction[kind]}
          </ToggleButton>
        ))}
      </span>
      {present.length > 0 && (
        <StageChoice
          value={filter.stage}
          present={present}
          onChoose={(stage) => {
            log.setFilter({ ...filter, stage });
          }}
        />
      )}
      <Spoken>
        {[
          query === '' ? '' : count === 0 ? text.notFound : '',
          place === undefined ? '' : text.foundSpoken(place + 1, count),
          log.selectedCount > 0 ? text.selected(log.selectedCount) : '',
          rows.length === 0 && lines.length > 0 ? text.noneShown(lines.length) : '',
        ]
          .filter((part) => part !== '')
          .join(' ')}
      </Spoken>
    </div>
  );
}

type ToolTexts = ReturnType<typeof useMessages>['transcriptTools'];

function foundText(place: number | undefined, count: number, text: ToolTexts): string {
  if (count === 0) return text.notFound;
  return place === undefined ? text.foundCount(count) : text.found(place + 1, count);
}

interface StageChoiceProps {
  value: Stage | undefined;
  present: readonly Stage[];
  onChoose: (stage: Stage | undefined) => void;
}

function StageChoice({ value, present, onChoose }: StageChoiceProps) {
  const messages = useMessages();
  return (
    <Select
      className="transcript-stage"
      size="small"
      aria-label={messages.transcriptTools.stage}
      value={value ?? ''}
      onChange={(_event, data) => {
        onChoose(stages.find((stage) => stage === data.value));
      }}
    >
      <option value="">{messages.transcriptTools.allStages}</option>
      {present.map((stage) => (
        <option key={stage} value={stage}>
          {messages.stages[stage]}
        </option>
      ))}
    </Select>
  );
}

/** What is read out, at most once a second: lines may come by the thousand. */
function Spoken({ children }: { children: string }) {
  return (
    <span role="status" className="visually-hidden">
      {useThrottled(children)}
    </span>
  );
}

function toggled(kinds: readonly LineKind[], kind: LineKind): LineKind[] {
  return everything.kinds.filter((each) => (each === kind) !== kinds.includes(each));
}

/** Enter goes on to the next match, with Shift to the one before; it sends no form here. */
function stepWithKey(event: KeyboardEvent, onStep: (step: 1 | -1) => void): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return false;
  event.preventDefault();
  onStep(event.shiftKey ? -1 : 1);
  return true;
}

/** Ctrl+F, or Command+F, as everywhere; not while a dialog is open, nor while it is folded away. */
function useFindKey(find: () => void, field: { current: HTMLElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (field.current?.closest('details:not([open])')) return;
      event.preventDefault();
      find();
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('keydown', onKeyDown);
    };
  });
}
