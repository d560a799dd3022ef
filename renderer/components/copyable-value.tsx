import type { Wizard } from '../use-wizard.ts';
import { CopyButton } from './copy-button.tsx';

interface CopyableValueProps {
  wizard: Wizard;
  value: string;
  what: string;
}

/** A value to be typed elsewhere, in full, with a button that copies it. */
export function CopyableValue({ wizard, value, what }: CopyableValueProps) {
  return (
    <div className="copyable">
      <code>{value}</code>
      <CopyButton wizard={wizard} text={value} what={what} />
    </div>
  );
}
