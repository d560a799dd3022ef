// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import type { Release, UpdateState } from '../../../shared/updates/state.ts';
import { useApp } from '../app-page.tsx';
import { button, buttons, field, press, settle, type } from '../page.ts';

const app = useApp();
const text = en.updates;

const release: Release = {
  ...{ version: '0.2.0', date: '2026-11-20T10:00:00.000Z', size: 92_400_000 },
  notes: '- Faster.\n- <img src=x onerror=alert(1)> **bold**',
  address: 'https://feed.example/app-0.2.0.AppImage',
  sha512: `${'A'.repeat(86)}==`,
};
const available: UpdateState = { kind: 'available', checkedAt: 0, release, way: 'install' };

async function tell(state: UpdateState): Promise<void> {
  await act(async () => {
    app.fake.update(state);
    await Promise.resolve();
  });
}

async function openSettings(): Promise<void> {
  await press(en.appLinks.settings);
  await settle();
}

function calls(): string[] {
  return app.fake.calls.map(([name]) => name);
}

describe('the address for updates', () => {
  it('is empty to begin with: nobody is asked, and that is said', async () => {
    await openSettings();
    expect(field(text.feed.label).value).toBe('');
    expect(screen.getByText(text.noFeed)).toBeTruthy();
    expect(buttons(text.check)).toEqual([]);
    expect(buttons(text.feed.use)).toEqual([]);
    expect(calls().filter((name) => /update/i.test(name))).toEqual([]);
  });

  it.each([
    ['http://feed.example/', text.feed.problems['not-https']],
    ['https://ada:canary@feed.example/', text.feed.problems['user-info']],
    ['https://feed.example/?a=b', text.feed.problems.query],
    ['https://feed.example/latest.yml', text.feed.problems['not-a-folder']],
    ['https://feed example', text.feed.problems['not-an-address']],
  ])('is not taken as %s, and the field says why and has the focus', async (address, problem) => {
    await openSettings();
    type(text.feed.label, address);
    await press(text.feed.use);
    expect(screen.getByRole('alert').textContent).toBe(problem);
    expect(document.activeElement).toBe(field(text.feed.label));
    expect(calls()).not.toContain('setSettings');
  });

  it('is set when it is asked for, also by Enter, and can be taken away again', async () => {
    await openSettings();
    type(text.feed.label, ' https://feed.example/releases ');
    const form = field(text.feed.label).form;
    if (!form) throw new Error('The field is in no form.');
    await act(async () => {
      fireEvent.submit(form);
      await Promise.resolve();
    });
    type(text.feed.label, '');
    await press(text.feed.use);
    const set = app.fake.calls.filter(([name]) => name === 'setSettings');
    expect(set.map(([, argument]) => argument)).toEqual([
      { change: { updateFeed: 'https://feed.example/releases' } },
      { change: { updateFeed: '' } },
    ]);
    expect(buttons(text.feed.use)).toEqual([]);
  });
});

describe('updates', () => {
  it('are checked, downloaded and installed by a press each, and by nothing else', async () => {
    await openSettings();
    await tell({ kind: 'idle' });
    await press(text.check);
    await tell({ kind: 'checking' });
    expect(buttons(text.check)).toEqual([]);
    await tell(available);
    expect(calls()).not.toContain('downloadUpdate');
    await press(text.download);
    await tell({ kind: 'downloading', release, received: 46_200_000 });
    const bar = screen.getByRole('progressbar', { name: text.progress });
    expect(bar.getAttribute('aria-valuenow')).toBe('46200000');
    expect(screen.getByText('Downloading: 46.2 MB of 92.4 MB.')).toBeTruthy();
    expect(calls()).not.toContain('installUpdate');
    await tell({ kind: 'ready', release });
    expect(calls()).not.toContain('installUpdate');
    await press(text.install);
    expect(calls().filter((name) => /update/i.test(name))).toEqual([
      ...['checkForUpdates', 'downloadUpdate', 'installUpdate'],
    ]);
  });

  it('can be cancelled while something is under way', async () => {
    await openSettings();
    await tell({ kind: 'checking' });
    await press(text.cancel);
    await tell({ kind: 'downloading', release, received: 0 });
    await press(text.cancel);
    expect(calls().filter((name) => name === 'cancelUpdate')).toHaveLength(2);
  });

  it('show the notes of a release as text, never as markup', async () => {
    await openSettings();
    await tell(available);
    const notes = screen.getByRole('region', { name: text.notes });
    expect(notes.textContent).toBe(release.notes);
    expect(notes.children).toHaveLength(0);
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(notes.tabIndex).toBe(0);
    const facts = screen.getByRole('table', { name: text.facts });
    expect(facts.textContent).toContain('0.2.0');
    expect(facts.textContent).toContain('92.4 MB');
  });

  it.each(['package', 'all-users', 'copy'] as const)(
    'that somebody else installs (%s) come with address and checksum, and without a download',
    async (way) => {
      await openSettings();
      await tell({ ...available, way });
      expect(screen.getByText(text.ways[way])).toBeTruthy();
      expect(buttons(text.download)).toEqual([]);
      expect(screen.getByText(release.address)).toBeTruthy();
      expect(screen.getByText(release.sha512)).toBeTruthy();
      await press(en.copy.copyOf(text.address));
      expect(app.fake.calls.at(-1)).toEqual(['writeClipboard', { text: release.address }]);
    },
  );

  it('that failed say why and what to do, and can be tried again', async () => {
    await openSettings();
    await tell({ kind: 'failed', during: 'check', error: { code: 'update/wrong-signature' } });
    const { title, nextStep } = en.errors['update/wrong-signature'];
    expect(screen.getByText(text.failed.check(title))).toBeTruthy();
    expect(screen.getByText(nextStep, { exact: false })).toBeTruthy();
    expect(button(text.check)).toBeTruthy();
    await tell({ kind: 'failed', during: 'download', error: { code: 'update/file' }, release });
    await press(text.again);
    expect(calls().at(-1)).toBe('downloadUpdate');
  });

  it('say that this is the newest version, or newer than the feed', async () => {
    await openSettings();
    const checked = { kind: 'up-to-date', checkedAt: 0 } as const;
    await tell({ ...checked, running: '0.1.0', offered: '0.1.0' });
    expect(screen.getByText(text.upToDate('0.1.0'), { exact: false })).toBeTruthy();
    await tell({ ...checked, running: '0.1.0', offered: '0.0.9' });
    expect(screen.getByText(text.newerThanFeed('0.0.9'), { exact: false })).toBeTruthy();
  });
});

describe('a new version', () => {
  it('is told by a quiet link, which leads to it', async () => {
    expect(buttons(text.badge('0.2.0'))).toEqual([]);
    await tell(available);
    expect(document.querySelector('dialog')).toBeNull();
    await press(text.badge('0.2.0'));
    await settle();
    expect(document.activeElement?.textContent).toBe(text.heading);
    expect(button(text.download)).toBeTruthy();
    await tell({ kind: 'up-to-date', checkedAt: 0, running: '0.2.0', offered: '0.2.0' });
    expect(buttons(text.badge('0.2.0'))).toEqual([]);
  });
});
