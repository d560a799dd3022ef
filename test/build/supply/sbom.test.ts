import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Bom, bomOf, npmSbom } from '../../../build/supply/sbom.ts';

/** A list as npm writes it, of packages that each need the next ones. */
function bom(needs: Record<string, string[]>): Bom {
  const component = (ref: string) => ({
    'bom-ref': ref,
    type: 'library',
    name: ref.slice(0, ref.lastIndexOf('@')),
    version: ref.slice(ref.lastIndexOf('@') + 1),
    scope: 'optional',
    properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
  });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    metadata: { component: component('app@1.0.0') },
    components: Object.keys(needs)
      .filter((ref) => ref !== 'app@1.0.0')
      .map(component),
    dependencies: Object.entries(needs).map(([ref, dependsOn]) => ({ ref, dependsOn })),
  };
}

const whole = bom({
  'app@1.0.0': ['bundled@1.0.0', 'tool@1.0.0', 'electron@2.0.0'],
  'bundled@1.0.0': ['gone@1.0.0'],
  'gone@1.0.0': ['@deep/left@1.0.0'],
  '@deep/left@1.0.0': [],
  '@deep/left@2.0.0': [],
  'tool@1.0.0': ['@deep/left@2.0.0'],
  'electron@2.0.0': ['tool@1.0.0'],
});
const parts = [
  { name: 'bundled', version: '1.0.0' },
  { name: '@deep/left', version: '1.0.0' },
  { name: 'electron', version: '2.0.0' },
];

describe('the bill of materials', () => {
  const made = bomOf(whole, 'The App', parts);

  test('has what is in the program, in the version that is in it, and nothing else', () => {
    expect(made.components.map((each) => each['bom-ref'])).toEqual([
      'bundled@1.0.0',
      '@deep/left@1.0.0',
      'electron@2.0.0',
    ]);
  });

  test('calls none of it a development package, and the program an application', () => {
    expect(made.components.map(({ scope, properties }) => ({ scope, properties }))).toEqual(
      parts.map(() => ({ scope: 'required', properties: [] })),
    );
    expect(made.metadata.component).toMatchObject({ type: 'application', name: 'The App' });
  });

  test('leaves no package that nothing needs, also where what needed it is gone', () => {
    expect(made.dependencies).toEqual([
      { ref: 'app@1.0.0', dependsOn: ['bundled@1.0.0', 'electron@2.0.0', '@deep/left@1.0.0'] },
      { ref: 'bundled@1.0.0', dependsOn: [] },
      { ref: '@deep/left@1.0.0', dependsOn: [] },
      { ref: 'electron@2.0.0', dependsOn: [] },
    ]);
  });

  test('says that it does not list what is in Electron', () => {
    expect(made['compositions']).toEqual([
      { aggregate: 'incomplete', assemblies: ['electron@2.0.0'] },
    ]);
  });

  test('fails the build where npm does not know a part of the program', () => {
    const unknown = { name: 'bundled', version: '1.0.1' };
    expect(() => bomOf(whole, 'The App', [...parts, unknown])).toThrow(
      'npm sbom does not list bundled@1.0.1.',
    );
  });
});

test('what npm writes of our lock file has a hash, a licence and a package URL for each part', () => {
  const listed = npmSbom(fileURLToPath(new URL('../../..', import.meta.url)));
  const react = listed.components.find(({ name }) => name === 'react');
  const made = bomOf(listed, 'The App', [{ name: 'react', version: react?.version ?? '' }]);
  expect(made.components).toEqual([
    expect.objectContaining({
      purl: `pkg:npm/react@${react?.version ?? ''}`,
      hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) as string }],
      licenses: [{ license: { id: 'MIT' } }],
    }),
  ]);
  expect(made.dependencies[0]?.dependsOn).toEqual([react?.['bom-ref']]);
});
