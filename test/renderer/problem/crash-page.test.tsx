// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CrashBoundary } from '../../../renderer/problem/crash-boundary.tsx';
import { CrashPage } from '../../../renderer/problem/crash-page.tsx';
import { ProblemContext } from '../../../renderer/problem/problem-context.ts';
import { watchWindowErrors } from '../../../renderer/problem/window-errors.ts';
import { en } from '../../../shared/messages/en.ts';
import { createFakeAssistant } from '../fake-assistant.ts';
import { press } from '../page.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Broken(): never {
  throw new TypeError('marker: what the server said');
}

describe('where the page fails while it is drawn', () => {
  it('a plain page says so, reports the problem and loads the page anew', async () => {
    // React tells of it once more, where a developer would look.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { api, calls } = createFakeAssistant();
    const opened = vi.fn();
    render(
      <ProblemContext value={opened}>
        <CrashBoundary api={api} fallback={<CrashPage api={api} messages={en} />}>
          <Broken />
        </CrashBoundary>
      </ProblemContext>,
    );
    const heading = screen.getByRole('heading', { level: 1 });
    expect(heading.textContent).toBe(en.problem.crash.heading);
    expect(document.activeElement).toBe(heading);
    const [told] = calls;
    expect(told).toEqual([
      'windowError',
      { kind: 'render', exception: 'TypeError', at: expect.stringContaining('Broken') as string },
    ]);
    expect(JSON.stringify(calls)).not.toContain('marker');
    await press(en.problem.open);
    expect(opened).toHaveBeenCalledOnce();
    await press(en.problem.crash.reload);
    expect(calls.at(-1)).toEqual(['reloadWindow']);
  });

  it('the page that needs nothing else opens the folder of the log instead', async () => {
    const { api, calls } = createFakeAssistant();
    render(<CrashPage api={api} messages={en} />);
    await press(en.problem.crash.openLog);
    expect(calls.at(-1)).toEqual(['openLogFolder']);
  });
});

describe('what nothing on the page has caught', () => {
  it('is told by what and where, never by what was said, and no more than twenty times', () => {
    const { api, calls } = createFakeAssistant();
    const page = new EventTarget();
    watchWindowErrors(page, api);
    const fire = (name: string, facts: object): void => {
      page.dispatchEvent(Object.assign(new Event(name), facts));
    };
    fire('error', { error: null });
    fire('error', { error: new RangeError('marker') });
    fire('unhandledrejection', { reason: 'marker' });
    expect(calls).toMatchObject([
      ['windowError', { kind: 'error', exception: 'RangeError' }],
      ['windowError', { kind: 'rejection', exception: 'string' }],
    ]);
    for (let at = 0; at < 30; at += 1) fire('error', { error: new Error('marker') });
    expect(calls).toHaveLength(20);
    expect(JSON.stringify(calls)).not.toContain('marker');
  });
});
