import { Button } from '@fluentui/react-components';
import type { FailedProtocol } from '../../shared/diagnosis/facts/facts.ts';
import { useExplain } from './explain-context.ts';

interface ExplainButtonProps {
  label: string;
  /** Where the message comes from, where the place of the button says it. */
  source?: FailedProtocol;
}

/** Leads to the dialog that explains a message, from beside something else; nothing inside of it. */
export function ExplainButton({ label, source }: ExplainButtonProps) {
  const open = useExplain();
  if (!open) return null;
  return (
    <div>
      <Button
        size="small"
        onClick={() => {
          open(source);
        }}
      >
        {label}
      </Button>
    </div>
  );
}
