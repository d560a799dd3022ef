/** A text of a catalogue, or what a function of it says to the same arguments in each language. */
export interface Leaf {
  /** `rail.tenant(0)`: where it stands; in brackets which arguments the function had. */
  path: string;
  en: string;
  ja: string;
}

/**
 * What functions of catalogues are called with. Values are such that they can be found again in
 * what comes out; each function takes those of which it makes sense in English.
 */
const values: readonly unknown[] = [
  ...[1, 2, 1234567],
  ...[
    'contoso.example',
    'imap',
    'auth',
    'entra',
    'token',
    'tenant',
    'global',
    'delegated',
    'ok',
    'failed',
  ],
  ...['', '2026-11-21T12:00:00.000Z', 'tls', 'client-secret', 'Zqx-1'],
  undefined,
  ...[[], ['imap'], ['imap', 'pop', 'smtp'], ['contoso.example', 'fabrikam.example']],
  [{ protocol: 'imap', stage: 'auth' }],
  [
    { protocol: 'imap', outcome: 'ok' },
    { protocol: 'pop', outcome: 'failed', stage: 'send' },
    { protocol: 'smtp', outcome: 'cancelled' },
  ],
  [
    ...[
      { kind: 'stage', stage: 'tls' },
      { kind: 'stage', stage: 'auth' },
    ],
    ...[{ kind: 'protocol', protocol: 'pop' }, { kind: 'audience' }, { kind: 'permission' }],
    ...[{ kind: 'token-time' }, { kind: 'token-user' }],
  ],
  { traceId: 'Zqx-1', correlationId: 'Zqx-2', time: 'Zqx-3', server: 'Zqx-4', host: 'Zqx-5' },
];

/** The words among them. */
export const usualWords: readonly string[] = [
  ...new Set(
    values.flat().filter((value): value is string => typeof value === 'string' && value !== ''),
  ),
];

/** Enough for functions of many arguments. */
const fewValues: readonly unknown[] = [1234567, 'contoso.example', 'auth', 'tls', undefined];

/** False where something else stands where a value should: it was not meant to be called so. */
function makesSense(text: string): boolean {
  const strange = /undefined|\bNaN\b|\[object|Infinity|Invalid|[a-z],[a-z]| {2}| [.,]( |$)/;
  return text !== '' && !strange.test(text);
}

type Said = ReadonlyMap<string, string>;

/** Every text in what a function gave; nothing where it is no text or makes no sense. */
function textsOf(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value === 'string') into.set(path, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) textsOf(inner, `${path}.${key}`, into);
  }
  return into;
}

function call(read: unknown, given: readonly unknown[]): Said | undefined {
  try {
    const result = (read as (...all: unknown[]) => unknown)(...given);
    // What is only handed through is no text.
    if (typeof result === 'object' && given.includes(result)) return undefined;
    const said = textsOf(result, '', new Map());
    return [...said.values()].every(makesSense) ? said : undefined;
  } catch {
    return undefined;
  }
}

/** All lists of so many values. */
function* lists(length: number, from: readonly unknown[]): Generator<readonly unknown[]> {
  if (length === 0) yield [];
  else for (const rest of lists(length - 1, from)) for (const each of from) yield [...rest, each];
}

/** What both functions say to the same. */
function leavesOfCalls(
  en: (...all: unknown[]) => unknown,
  ja: unknown,
  path: string,
  samples: Samples,
): Leaf[] {
  const leaves = new Map<string, Leaf>();
  let called = 0;
  for (const given of samples[path] ?? lists(en.length, en.length > 2 ? fewValues : values)) {
    const english = call(en, given);
    if (english === undefined) continue;
    const japanese = call(ja, given);
    if (japanese === undefined) continue;
    called += 1;
    for (const [key, text] of english) {
      const said = japanese.get(key) ?? '';
      leaves.set(`${text}\n${said}`, { path: `${path}(${show(given)})${key}`, en: text, ja: said });
    }
  }
  // Tells whoever added the function to add something that it can be called with.
  if (called === 0) return [{ path, en: 'a function that was given nothing it knows', ja: '' }];
  return [...leaves.values()];
}

function show(given: readonly unknown[]): string {
  return given.map((each) => JSON.stringify(each)).join(', ');
}

/** Lists of arguments with which functions are called instead of the usual values, by their paths. */
export type Samples = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/**
 * Every text of two catalogues, side by side; where one has none, its text is empty.
 */
export function leavesOf(en: unknown, ja: unknown, samples: Samples, path = ''): Leaf[] {
  if (typeof en !== typeof ja) return [{ path, en: `a ${typeof en}`, ja: '' }];
  if (typeof en === 'string') return [{ path, en, ja: ja as string }];
  if (typeof en === 'function') {
    return leavesOfCalls(en as (...all: unknown[]) => unknown, ja, path, samples);
  }
  if (typeof en !== 'object' || en === null) return [];
  const [left, right] = [en, ja] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])];
  return names.flatMap((name) =>
    leavesOf(left?.[name], right?.[name], samples, path === '' ? name : `${path}.${name}`),
  );
}
