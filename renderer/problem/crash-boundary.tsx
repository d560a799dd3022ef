import { Component, type ReactNode } from 'react';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import { describeException } from '../../shared/log/describe-exception.ts';

interface CrashBoundaryProps {
  api: AssistantApi;
  /** What stands in the place of what has failed. */
  fallback: ReactNode;
  children: ReactNode;
}

/**
 * Where something on the page fails while it is drawn, React takes all of it away, and a white window
 * is left. This shows a plain page instead, and tells the log by what and where, not what was said.
 */
export class CrashBoundary extends Component<CrashBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(thrown: unknown): void {
    void this.props.api.windowError({ kind: 'render', ...describeException(thrown) });
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
