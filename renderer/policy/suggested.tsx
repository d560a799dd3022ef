import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { useManagedFrom } from './policy-context.ts';

const suggestedFields = ['cloud', 'tenant', 'clientId'] as const;
type SuggestedField = (typeof suggestedFields)[number];

interface SuggestedProps {
  field: SuggestedField;
}

/** The field, where what stands in it is what the organisation suggests; nothing once it differs. */
export function suggestedField(wizard: Wizard, name: string): SuggestedField | undefined {
  const { draft, policy } = wizard.state;
  if (draft.practice) return undefined;
  return suggestedFields.find(
    (field) => field === name && policy[field] !== undefined && draft[field] === policy[field],
  );
}

/** That the organisation has filled it in: a line of a field's hint. */
export function Suggested({ field }: SuggestedProps) {
  const text = useMessages().policy;
  const place = useManagedFrom(field) ?? '';
  return (
    <span className="suggested" title={text.markFrom(place)}>
      {text.suggested}
    </span>
  );
}
