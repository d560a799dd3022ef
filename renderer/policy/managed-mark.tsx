import { LockClosed16Regular } from '@fluentui/react-icons';
import type { PolicyField } from '../../shared/policy/policy.ts';
import { useMessages } from '../messages-context.ts';
import { useManagedFrom } from './policy-context.ts';

interface ManagedMarkProps {
  field: PolicyField;
  /** What it means here, where the mark alone does not say it. */
  note?: string;
  /** For a control that is described by it and by nothing else. */
  id?: string;
}

/**
 * The one mark beside everything that the organisation has set: a lock and words, and where it comes
 * from. Nothing where it has not. As the hint of a field it is read out with it.
 */
export function ManagedMark({ field, note, id }: ManagedMarkProps) {
  const text = useMessages().policy;
  const place = useManagedFrom(field);
  if (place === undefined) return null;
  return (
    <span className="managed-mark" id={id} title={text.markFrom(place)}>
      <LockClosed16Regular aria-hidden="true" />
      <span>
        {text.mark}
        {note !== undefined && <span className="quiet"> · {note}</span>}
      </span>
    </span>
  );
}
