import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';
import { BrowserWindow } from './browser-window.ts';
import * as electron from './electron.ts';
import { HostSession } from './session.ts';
import { events, implementations, structures, surface } from './surface.ts';
import { WebContents } from './web-contents.ts';
import { WebFrame } from './web-frame.ts';
import { WebRequest } from './web-request.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const declarations = join(root, 'node_modules', 'electron', 'electron.d.ts');

/** What preload scripts get from `require('electron')`; see `preload-world.ts`. */
const preloadNames = ['contextBridge', 'ipcRenderer'];

/** Electron's classes that inherit what the host has in one. */
const inherited: Readonly<Record<string, string>> = { BaseWindow: 'BrowserWindow' };

const membersOf: Readonly<Record<string, readonly string[]>> = surface;
const eventsOf: Readonly<Record<string, readonly string[]>> = events;
const listening = new Set(['on', 'once', 'off', 'addListener', 'removeListener']);

/** One use of something that Electron declares. */
interface Use {
  file: string;
  owner: string;
  member: string;
  event: string | undefined;
}

let program: ts.Program;
const imports: { file: string; name: string }[] = [];
const uses: Use[] = [];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

beforeAll(() => {
  const configuration = ts.getParsedCommandLineOfConfigFile(
    join(root, 'build', 'tsconfig.electron.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  const files = sourceFiles(join(root, 'electron'));
  program = ts.createProgram(files, configuration?.options ?? {});
  for (const name of files) {
    const source = program.getSourceFile(name);
    if (source) collect(source);
  }
});

/** Records what one file imports from `electron` and what it uses of it. */
function collect(source: ts.SourceFile): void {
  const checker = program.getTypeChecker();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && isElectron(node)) {
      const { importClause } = node;
      const bindings = importClause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings) && !isTypeOnly(importClause)) {
        for (const element of bindings.elements) {
          if (!element.isTypeOnly) imports.push({ file: source.fileName, name: element.name.text });
        }
      } else if (importClause && !isTypeOnly(importClause)) {
        imports.push({ file: source.fileName, name: importClause.getText() });
      }
    }
    if (ts.isPropertyAccessExpression(node)) {
      record(checker.getSymbolAtLocation(node.name), eventName(node));
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      const type = checker.getTypeAtLocation(node.parent);
      if (ts.isIdentifier(name)) record(type.getProperty(name.text), undefined);
    }
    ts.forEachChild(node, visit);
  };
  const record = (symbol: ts.Symbol | undefined, event: string | undefined): void => {
    for (const declaration of symbol?.declarations ?? []) {
      if (declaration.getSourceFile().fileName !== declarations) continue;
      const { parent } = declaration;
      if (!ts.isClassDeclaration(parent) && !ts.isInterfaceDeclaration(parent)) continue;
      const owner = parent.name?.text ?? '';
      // Electron only adds to it what Node does not have; the app asks for nothing of that.
      if (owner === 'Process') continue;
      const known = inherited[owner] ?? owner;
      const isStatic = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;
      uses.push({
        file: source.fileName,
        owner: isStatic ? `typeof ${known}` : known,
        member: symbol?.name ?? '',
        event,
      });
    }
  };
  visit(source);
}

function isTypeOnly(clause: ts.ImportClause): boolean {
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function isElectron(node: ts.ImportDeclaration): boolean {
  return ts.isStringLiteral(node.moduleSpecifier) && node.moduleSpecifier.text === 'electron';
}

/** The event's name where `node` is the `on` of `x.on('name', …)`. */
function eventName(node: ts.PropertyAccessExpression): string | undefined {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression !== node) return undefined;
  if (!listening.has(node.name.text)) return undefined;
  const [first] = call.arguments;
  return first && ts.isStringLiteral(first) ? first.text : undefined;
}

test('the app imports nothing from electron that the host does not offer', () => {
  expect(imports.length).toBeGreaterThan(0);
  const missing = imports.filter(
    ({ file, name }) =>
      !(file.endsWith('/preload.ts') ? preloadNames : Object.keys(electron)).includes(name),
  );
  expect(missing).toEqual([]);
});

test('the app uses no member of a class of Electron that the host does not have', () => {
  const used = uses.filter(({ member }) => !listening.has(member));
  expect(used.length).toBeGreaterThan(10);
  const missing = used.filter(
    ({ owner, member }) =>
      !structures.includes(owner) && !(membersOf[owner] ?? []).includes(member),
  );
  expect(missing).toEqual([]);
});

test('the app listens to no event that the host does not know', () => {
  const heard = uses.filter(({ event }) => event !== undefined);
  expect(heard.length).toBeGreaterThan(5);
  const missing = heard.filter(
    ({ owner, event = '' }) =>
      // Messages of the app's own channels, which Electron does not name.
      owner !== 'IpcRenderer' && !(eventsOf[owner] ?? []).includes(event),
  );
  expect(missing).toEqual([]);
});

test('every event of the host is one of Electron’s', () => {
  const source = program.getSourceFile(declarations);
  const text = source?.text ?? '';
  for (const names of Object.values(events)) {
    for (const name of names) expect(text).toContain(`on(event: '${name}',`);
  }
});

test('the host has every member that it claims to have', () => {
  const contents = Object.create(WebContents.prototype) as object;
  const prototypes: Readonly<Record<string, object>> = {
    ...implementations,
    BrowserWindow: BrowserWindow.prototype,
    Session: new HostSession(false),
    WebContents: contents,
    WebFrameMain: new WebFrame(null),
    WebRequest: new WebRequest(),
  };
  /** Set when a page is made, which this test does not do. */
  const fields = ['id', 'session', 'webContents'];
  for (const [owner, object] of Object.entries(prototypes)) {
    for (const member of membersOf[owner] ?? []) {
      if (fields.includes(member)) continue;
      const offered = member in object || (owner === 'Protocol' && member in electron.protocol);
      expect(offered, `${owner}.${member}`).toBe(true);
    }
  }
});
