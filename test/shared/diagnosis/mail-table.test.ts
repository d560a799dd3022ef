import { describe, expect, it } from 'vitest';
import { scenarioIds } from '../../../electron/practice/scenarios.ts';
import { mailRows } from '../../../shared/diagnosis/table/mail.ts';
import type { FindingValues } from '../../../shared/diagnosis/values.ts';
import type { FindingWords } from '../../../shared/messages/findings/finding-text.ts';
import { mailFindings } from '../../../shared/messages/findings/mail.en.ts';

const texts: Readonly<Record<string, FindingWords>> = mailFindings;
const known: FindingValues = {
  ...{ protocol: 'smtp', user: 'adele@contoso.example', mailbox: 'adele@contoso.example' },
  ...{ sender: 'scanner@contoso.example', tokenUser: 'alex@contoso.example' },
  ...{ audience: 'https://graph.microsoft.com', permission: 'SMTP.Send' },
  ...{ scope: 'https://outlook.office.com/SMTP.Send', host: 'smtp.office365.com', port: 587 },
  ...{ waitMs: 299_961, access: 'delegated', objectId: '1b6f0d52-7c34-4e9a-8f21-0a9d3c5e7b18' },
};

describe('each cause of mail, network and PowerShell', () => {
  it('stands once', () => {
    const ids = mailRows.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(Object.keys(texts).sort()).toEqual([...ids].sort());
  });

  it.each(mailRows.map((row) => [row.id, row] as const))('%s has words and signs', (id, row) => {
    for (const values of [{}, known, { ...known, personal: true }]) {
      const { title, cause, steps } = texts[id]?.(values) ?? { title: '', cause: '', steps: [] };
      for (const text of [title, cause, ...steps]) {
        expect(text).not.toBe('');
        expect(text).not.toMatch(/undefined|\bError\b|\bfault of yours\b|\bwrongly configured\b/);
        expect(text).toMatch(/^[\p{Lu}\d]|^[\w.-]+[@.]/u);
      }
      expect(title).not.toMatch(/\.$/);
      expect(steps.length).toBeGreaterThan(1);
    }
    expect(row.when.length).toBeGreaterThan(0);
    for (const { weight } of row.when) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThan(100);
    }
  });

  it.each(mailRows.map(({ id, scenarios }) => [id, scenarios] as const))(
    '%s can be practised, or says why not',
    (_id, scenarios) => {
      if ('none' in scenarios) expect(scenarios.none).not.toBe('');
      else for (const scenario of scenarios) expect(scenarioIds).toContain(scenario);
    },
  );

  it('has no scenario that stands for two causes', () => {
    const all = mailRows.flatMap(({ scenarios }) => ('none' in scenarios ? [] : scenarios));
    expect(all).toEqual([...new Set(all)]);
  });
});
