import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { ja } from '../../../shared/messages/ja.ts';
import { findingRules } from '../../../shared/wizard/findings/table.ts';
import { settingsFindingIds } from '../../../shared/wizard/findings/types.ts';
import { englishIn, isJapanese } from './japanese-text.ts';

/** Whether what a finding says is sure. */
const strengthOf = new Map(findingRules.map(({ id, strength }) => [id, strength]));

describe('the text of what is wrong with settings', () => {
  it.each(settingsFindingIds)('says what, and what to do: %s', (id) => {
    const { title, text } = en.settingsFindings({ id, value: '2026-06-01T12:00:00Z' });
    expect(title).toMatch(/^\S.*[^.]$/);
    expect(text).toMatch(/^[A-Z].*\.$/);
    // It stands under a field.
    expect(`${title} ${text}`.length).toBeLessThan(330);
  });

  it.each(settingsFindingIds)('says it in Japanese too: %s', (id) => {
    const { title, text } = ja.settingsFindings({ id, value: '2026-06-01T12:00:00Z' });
    expect(title).toMatch(/[^。.]$/);
    expect(text).toMatch(/。$/);
    expect(`${title} ${text}`.length).toBeLessThan(220);
    for (const part of [title, text]) {
      expect(isJapanese(part), part).toBe(true);
      expect(englishIn(part), part).toBeUndefined();
      expect(part).not.toMatch(/undefined|エラー|無効な|！|!|  |。。/);
    }
    const numbers = (words: string) => (words.match(/AADSTS\d+|\b\d{3,}\b/g) ?? []).toSorted();
    const english = en.settingsFindings({ id, value: '' });
    const japanese = ja.settingsFindings({ id, value: '' });
    expect(numbers(`${japanese.title} ${japanese.text}`)).toEqual(
      numbers(`${english.title} ${english.text}`),
    );
  });

  it('says what a port is for, not its number', () => {
    const said = ['25', '443', '995', '7'].map((value) =>
      [en, ja].map(
        (each) => each.settingsFindings({ id: 'wrong-host-or-port/other-protocol', value }).title,
      ),
    );
    expect(said).toEqual([
      ['This is the port of SMTP between servers', 'これはサーバー間の SMTP のポートです'],
      ['This is the port of web pages', 'これは Web ページのポートです'],
      ['This is the port of POP with TLS', 'これは TLS を使用する POP のポートです'],
      ['This is the port of something else', 'これは別の用途のポートです'],
    ]);
  });

  it('names controls of the window in Japanese as the window does', () => {
    const text = (id: (typeof settingsFindingIds)[number]) =>
      ja.settingsFindings({ id, value: '' }).text;
    expect(text('wrong-cloud-authority/tenant-domain-unusual')).toContain(`[${ja.tenant.check}]`);
    expect(text('starttls-on-implicit-tls-port')).toContain(`[${ja.tenant.tls}]`);
    expect(text('implicit-tls-on-starttls-port')).toContain(`[${ja.tenant.starttls}]`);
    expect(text('shared-mailbox-is-own')).toContain(`[${ja.mailboxes.own}]`);
  });

  it.each(settingsFindingIds)('blames nobody and does not shout: %s', (id) => {
    const { title, text } = en.settingsFindings({ id, value: 'x' });
    expect(`${title} ${text}`).not.toMatch(/\berrors?\b|\binvalid\b|\byour (?:fault|mistake)\b|!/i);
  });

  it('says that it is only likely where it is not sure to fail', () => {
    for (const id of settingsFindingIds) {
      const { title, text } = en.settingsFindings({ id, value: 'x' });
      const hedged = /likely|mostly|\bif\b|many networks|stays unused|ends soon|For a personal/i;
      if (strengthOf.get(id) === 'caution') expect(`${title} ${text}`, id).toMatch(hedged);
      const japanese = ja.settingsFindings({ id, value: 'x' });
      const inJapanese = /可能性|多くの|場合|使用されません|まもなく/;
      if (strengthOf.get(id) !== 'caution') continue;
      expect(`${japanese.title} ${japanese.text}`, id).toMatch(inJapanese);
    }
  });

  it('has one strength for each', () => {
    for (const { id, strength } of findingRules) expect(strength, id).toBe(strengthOf.get(id));
    expect([...strengthOf.keys()].sort()).toEqual([...settingsFindingIds].sort());
  });
});
