import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Wizard } from '../use-wizard.ts';

/** What a newcomer with the practice tenant has to know on this page; nothing for anyone else. */
export function PracticeNote({ wizard, text }: { wizard: Wizard; text: string }) {
  if (!wizard.state.draft.practice) return null;
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
