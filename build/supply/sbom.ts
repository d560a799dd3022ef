import { execFileSync } from 'node:child_process';
import { z } from 'zod';

const component = z.looseObject({
  'bom-ref': z.string(),
  type: z.string(),
  name: z.string(),
  version: z.string(),
  scope: z.string().exactOptional(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).exactOptional(),
});

/** What `npm sbom` writes, as far as it is looked at. Source: CycloneDX 1.5, JSON. */
const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(
    z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).exactOptional() }),
  ),
});
export type Bom = z.infer<typeof bomSchema>;

/** A package that is in the program. */
export interface Part {
  name: string;
  version: string;
}

/** Megabytes are far more than what npm writes of some 800 packages. */
const maxBuffer = 64 * 1024 * 1024;

/** Milliseconds. It reads one file, which takes it some two seconds. */
const timeout = 120_000;

/**
 * Has npm list every package of the lock file in CycloneDX.
 *
 * @param root folder of the lock file
 * @throws where npm fails, or writes something else
 */
export function npmSbom(root: string): Bom {
  // Said aloud, for NODE_ENV=production, which a build sets, would have npm leave them out.
  const all = ['--include=dev', '--include=optional'];
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', ...all];
  const npm = process.env['npm_execpath'];
  // What started us is asked before the PATH is, for npm is a script, which Windows starts by a
  // shell only.
  const [command, first, shell] =
    npm?.endsWith('npm-cli.js') === true
      ? [process.execPath, [npm], false]
      : ['npm', [], process.platform === 'win32'];
  const output = execFileSync(command, [...first, ...args], {
    ...{ cwd: root, maxBuffer, shell, encoding: 'utf8', timeout },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return bomSchema.parse(JSON.parse(output));
}

/**
 * Keeps of npm's list what is in the program. npm cannot know: what the window is made of is
 * bundled, so to npm it is a development package, and of a package that runs it cannot tell whether
 * anything of it is left in the bundle.
 *
 * @param parts the packages that are in the bundles, and Electron
 * @throws where npm does not list one of them
 */
export function bomOf(bom: Bom, title: string, parts: readonly Part[]): Bom {
  const refs = new Set(parts.map(({ name, version }) => `${name}@${version}`));
  const components = bom.components
    .filter((each) => refs.has(`${each.name}@${each.version}`))
    .map((each) => ({
      ...each,
      ...(each.name === 'electron' ? { type: 'framework' } : {}),
      scope: 'required',
      properties: each.properties?.filter(({ name }) => name !== development) ?? [],
    }));
  const listed = new Set(components.map((each) => `${each.name}@${each.version}`));
  const lacking = [...refs].filter((ref) => !listed.has(ref));
  if (lacking.length > 0) throw new Error(`npm sbom does not list ${lacking.join(', ')}.`);

  const product = bom.metadata.component['bom-ref'];
  const kept = new Set(components.map((each) => each['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => kept.has(ref) || ref === product)
    .map((each) => ({ ...each, dependsOn: (each.dependsOn ?? []).filter((ref) => kept.has(ref)) }));
  // What came by a package of which nothing is left belongs to the program itself.
  const needed = new Set(dependencies.flatMap(({ dependsOn }) => dependsOn));
  const orphans = [...kept].filter((ref) => !needed.has(ref));
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      lifecycles: [{ phase: 'build' }],
      component: { ...bom.metadata.component, type: 'application', name: title },
    },
    components,
    dependencies: dependencies.map((each) =>
      each.ref === product ? { ...each, dependsOn: [...each.dependsOn, ...orphans] } : each,
    ),
    // Chromium and Node.js are in Electron's binary, not in npm's packages.
    compositions: [
      {
        aggregate: 'incomplete',
        assemblies: [...kept].filter((ref) => ref.startsWith('electron@')),
      },
    ],
  };
}

/** npm's mark of a package that is not installed for production. */
const development = 'cdx:npm:package:development';
