interface ChoiceLabelProps {
  name: string;
  /** What the choice means, in one line. */
  line: string;
}

/** What stands beside a radio button: the name of the choice, and under it what it means. */
export function ChoiceLabel({ name, line }: ChoiceLabelProps) {
  return (
    <span className="choice-label">
      {name} <span className="choice-line">{line}</span>
    </span>
  );
}
