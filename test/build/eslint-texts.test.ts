import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { noTextInComponents } from '../../build/eslint-texts.ts';

const linter = new Linter();

/** What the rule finds in a component that shows `jsx`. */
function found(jsx: string): string[] {
  const code = `export function Planted() { return ${jsx}; }`;
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.tsx'],
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
        plugins: { texts: { rules: { 'no-text-in-components': noTextInComponents } } },
        rules: { 'texts/no-text-in-components': 'error' },
      },
    ],
    'planted.tsx',
  );
  return messages.map(({ ruleId, messageId, message }) => messageId ?? ruleId ?? message);
}

describe('text that stands in no catalogue', () => {
  it.each([
    '<p>Sign in again</p>',
    '<p>もう一度サインイン</p>',
    '<>Sign in again</>',
    "<p>{'Sign in again'}</p>",
    '<p>{`${count} lines`}</p>',
    "<p>{done ? text.done : 'not done'}</p>",
    "<p>{failed && 'It failed'}</p>",
    "<p>{'Step ' + number}</p>",
    "<p>{name ?? 'nobody'}</p>",
    '<button aria-label="Close" />',
    '<input placeholder="Search" />',
    "<Field label={'Tenant'} />",
    '<Field hint={`${kind} of the tenant`} />',
    '<img alt="A mailbox" src={url} />',
    "<div onClick={() => announce('Copied')} />",
  ])('is found: %s', (jsx) => {
    expect(found(jsx)).toEqual(['text']);
  });

  it.each([
    '<p>{text.again}</p>',
    '<p>{text.lines(count)}</p>',
    '<p>{text.stage("auth")}</p>',
    '<p className="quiet is-open" role="log">{value}</p>',
    '<p className={open ? "is-open" : "is-shut"} />',
    '<p>{kind === "imap" ? text.imap : text.pop}</p>',
    '<p>{sent ? "C:" : "S:"} {line}</p>',
    '<p> · – : {value}</p>',
    '<p>{` · ${value}`}</p>',
    '<code>{redirectUri}</code>',
    '<Radio value="own" label={text.own} />',
    '<Authorities heading="h4" />',
    '<div onClick={() => announce(text.copied)} />',
  ])('is not what has a name: %s', (jsx) => {
    expect(found(jsx)).toEqual([]);
  });
});
