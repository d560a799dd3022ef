import { Button } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** How long "Copied" stays, in milliseconds: long enough to be read, and to be read out. */
const copiedShownFor = 4_000;

interface CopyButtonProps {
  wizard: Wizard;
  /**
   * The text, or what makes it when it is asked for: a long one is not made for every look. What
   * copies it itself resolves to whether it is on the clipboard.
   */
  text: string | (() => string | Promise<boolean>);
  /** What the button says; plain "Copy" where the value stands beside it. */
  label?: string;
  /** What is copied, for those who do not see the value beside the button. */
  what: string;
  /** The one thing the page is for. */
  primary?: boolean;
}

/** Copies a text, and says so. */
export function CopyButton({ wizard, text, label, what, primary = false }: CopyButtonProps) {
  const messages = useMessages();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => {
      setCopied(false);
    }, copiedShownFor);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);

  async function copy() {
    setCopied(false);
    const made = typeof text === 'string' ? text : await text();
    setCopied(typeof made === 'string' ? await wizard.copy(made) : made);
  }

  return (
    <span className="copy">
      <span role="status" className="copied">
        {copied ? messages.copy.copied : ''}
      </span>
      <Button
        size={primary ? 'medium' : 'small'}
        appearance={primary ? 'primary' : 'secondary'}
        icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
        {...(label === undefined ? { 'aria-label': messages.copy.copyOf(what) } : {})}
        onClick={() => void copy()}
      >
        {label ?? messages.copy.copy}
      </Button>
    </span>
  );
}
