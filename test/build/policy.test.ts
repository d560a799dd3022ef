import { readFileSync } from 'node:fs';
import { Window, type Document, type Element } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { policyPlaces } from '../../electron/policy/places.ts';
import { cloudIds } from '../../shared/clouds.ts';
import { flowIds } from '../../shared/flows.ts';
import { policyFieldForms, policyKey } from '../../shared/policy/field-table.ts';
import { policyFields, type PolicyField } from '../../shared/policy/policy.ts';
import { readPolicyValues } from '../../shared/policy/read-values.ts';
import { languageChoices } from '../../shared/settings-values.ts';

const folder = new URL('../../build/policy/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const readme = read('README.md');
const templateName = 'mailbox-oauth-assistant';

function parsed(name: string): Document {
  const parser = new new Window().DOMParser();
  const document = parser.parseFromString(read(name), 'application/xml');
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  return document;
}

const admx = parsed(`${templateName}.admx`);
const policies = [...admx.getElementsByTagName('policy')];

function policyOf(field: PolicyField): Element {
  const { value } = policyFieldForms[field];
  const found = policies.find((policy) => policy.getAttribute('name') === value);
  if (!found) throw new Error(`no policy ${value}`);
  return found;
}

/** What the items of a choice write to the registry. */
function choices(field: PolicyField): (string | null)[] {
  return [...policyOf(field).getElementsByTagName('string')].map((each) => each.textContent);
}

test('a file that is not well-formed is found', () => {
  const parser = new new Window().DOMParser();
  const document = parser.parseFromString('<a><b></a>', 'application/xml');
  expect(document.querySelector('parsererror')).not.toBeNull();
});

describe('the template for Group Policy', () => {
  test('has every field, and nothing else', () => {
    expect(policies.map((policy) => policy.getAttribute('name'))).toEqual(
      policyFields.map((field) => policyFieldForms[field].value),
    );
  });

  test.each(policyFields)('writes %s where and as the program reads it', (field) => {
    const { value, type } = policyFieldForms[field];
    const policy = policyOf(field);
    expect(policy.getAttribute('class')).toBe('Machine');
    const key = policyKey.replace('HKLM\\', '').toLowerCase();
    expect(policy.getAttribute('key')?.toLowerCase()).toBe(key);
    if (type === 'REG_DWORD') {
      expect(policy.getAttribute('valueName')).toBe(value);
      const written = [...policy.getElementsByTagName('decimal')].map((each) =>
        each.getAttribute('value'),
      );
      expect(written).toEqual(['1', '0']);
      return;
    }
    const elements = [...(policy.getElementsByTagName('elements')[0]?.children ?? [])];
    expect(elements).toHaveLength(1);
    expect(elements[0]?.getAttribute('valueName')).toBe(value);
    expect(elements[0]?.getAttribute('id')).toBe(`${value}_Value`);
    const kinds = type === 'REG_MULTI_SZ' ? ['multitext'] : ['text', 'enum'];
    expect(kinds).toContain(elements[0]?.tagName.toLowerCase());
  });

  test('offers each choice that the program knows', () => {
    expect(choices('cloud')).toEqual([...cloudIds]);
    expect(choices('language')).toEqual([...languageChoices]);
  });

  test.each(['en-US', 'ja-JP'])(
    'has every text and every form in %s, and none too many',
    (language) => {
      const adml = parsed(`${language}/${templateName}.adml`);
      const ids = (tag: string, inside: string) =>
        [...(adml.getElementsByTagName(inside)[0]?.getElementsByTagName(tag) ?? [])]
          .map((each) => each.getAttribute('id'))
          .sort();
      const text = read(`${templateName}.admx`);
      const named = (kind: string) =>
        [
          ...new Set(
            [...text.matchAll(new RegExp(`\\$\\(${kind}\\.([^)]+)\\)`, 'g'))].map(([, id]) => id),
          ),
        ].sort();
      expect(ids('string', 'stringTable')).toEqual(named('string'));
      expect(ids('presentation', 'presentationTable')).toEqual(named('presentation'));
      const forms = [...adml.getElementsByTagName('presentation')].map((form) => [
        form.getAttribute('id'),
        form.children[0]?.getAttribute('refId'),
      ]);
      for (const [id, ref] of forms) expect(ref).toBe(`${String(id)}_Value`);
    },
  );

  test.each(['en-US', 'ja-JP'])('names each way to sign in in %s', (language) => {
    for (const flow of flowIds) expect(read(`${language}/${templateName}.adml`)).toContain(flow);
  });
});

describe('the documentation', () => {
  const rows = readme
    .split('\n')
    .filter((line) => /^\| `[a-zA-Z]+` /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, ...cells]) => cells);

  test('has every field as the program has it', () => {
    expect(rows.map(([key, value, type]) => [key, value, type])).toEqual(
      policyFields.map((field) => {
        const { value, type } = policyFieldForms[field];
        return [`\`${field}\``, `\`${value}\``, `\`${type}\``];
      }),
    );
  });

  test.each([
    ['cloud', cloudIds],
    ['allowedFlows', flowIds],
    ['language', languageChoices],
  ] as const)('names every value of %s, and no other', (field, values) => {
    const row = rows.find(([key]) => key === `\`${field}\``);
    const named = [...(row?.[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    expect(named).toEqual([...values]);
  });

  test('names the places in which the program looks', () => {
    for (const platform of ['darwin', 'linux'] as const) {
      expect(readme).toContain(`\`${policyPlaces(platform).file}\``);
    }
    // The drive is that of Windows, wherever this test runs.
    expect(readme).toContain(policyPlaces('win32').file.replace(/^[A-Z]:/, 'C:'));
    expect(readme).toContain(`\`${policyKey}\``);
  });

  test('has an example in which every field is set, and right', () => {
    const values = JSON.parse(read('policy.example.json')) as Record<string, unknown>;
    const names = { place: 'x', nameOf: (field: string) => field, isExact: true };
    const { policy, problems } = readPolicyValues(values, { ...names, at: (name) => name });
    expect(problems).toEqual([]);
    expect(Object.keys(policy)).toEqual([...policyFields]);
  });

  test('writes OMA-URIs for what the template has', () => {
    const area = 'MailboxOAuthAssistant~Policy~MailboxOAuthAssistant';
    const category = admx.getElementsByTagName('category')[0]?.getAttribute('name');
    expect(area.split('~').at(-1)).toBe(category);
    const uris = [...readme.matchAll(/Policy\/Config\/([^/`]+)\/(\w+)`[^<]*<enabled\/>(.*?)`/g)];
    expect(uris).toHaveLength(3);
    for (const [, path, name, data = ''] of uris) {
      expect(path).toBe(area);
      expect(policies.map((policy) => policy.getAttribute('name'))).toContain(name);
      if (data !== '') expect(data).toContain(`id="${String(name)}_Value"`);
    }
  });
});
