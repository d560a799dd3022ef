import { createContext, useContext, type KeyboardEvent, type ReactNode } from 'react';

interface Tabs {
  selected: string;
  select: (value: string) => void;
}

const TabsContext = createContext<Tabs>({ selected: '', select: () => undefined });

interface TabListProps {
  /** What the tabs choose. */
  'aria-label': string;
  selectedValue: string;
  onTabSelect: (value: string) => void;
  /** Tabs; one of them has the value that is selected. */
  children: ReactNode;
}

/**
 * Tabs that are chosen by the arrow keys as soon as these reach them (WAI-ARIA Authoring Practices,
 * tabs with automatic activation). Fluent's own list puts elements around it that take the focus but
 * are hidden from those who hear the page, which WCAG 2.2 rules out (success criterion 4.1.2).
 */
export function TabList(props: TabListProps) {
  const { 'aria-label': label, selectedValue, onTabSelect, children } = props;
  return (
    <TabsContext value={{ selected: selectedValue, select: onTabSelect }}>
      <div role="tablist" className="tabs" aria-label={label} onKeyDown={onArrow}>
        {children}
      </div>
    </TabsContext>
  );
}

interface TabProps {
  id: string;
  value: string;
  /** The ID of the panel that shows what is chosen. */
  'aria-controls': string;
  children: ReactNode;
}

/** One tab of a {@link TabList}. */
export function Tab({ id, value, 'aria-controls': controls, children }: TabProps) {
  const { selected, select } = useContext(TabsContext);
  const isSelected = value === selected;
  const choose = () => {
    if (!isSelected) select(value);
  };
  return (
    <button
      id={id}
      type="button"
      role="tab"
      className="tab"
      aria-selected={isSelected}
      aria-controls={controls}
      tabIndex={isSelected ? 0 : -1}
      onFocus={choose}
      onClick={choose}
    >
      {children}
    </button>
  );
}

/** Where each key leads from the tab that has the focus. */
const moves: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowLeft: (index, count) => (index + count - 1) % count,
  ArrowRight: (index, count) => (index + 1) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const move = moves[event.key];
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const index = tabs.findIndex((tab) => tab === document.activeElement);
  if (!move || index < 0) return;
  event.preventDefault();
  tabs[move(index, tabs.length)]?.focus();
}
