import { Button } from '@fluentui/react-components';
import { useMessages } from '../messages-context.ts';
import { useProblem } from './problem-context.ts';

/** Opens the dialog in which a problem is reported; nothing where there is none. */
export function ReportProblemButton() {
  const { problem: text } = useMessages();
  const open = useProblem();
  return open ? <Button onClick={open}>{text.open}</Button> : null;
}
