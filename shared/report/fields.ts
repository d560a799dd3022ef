import { makeVisible } from '../text/visible.ts';
import type { Field, FieldsBlock, FieldValue, ReportSection } from './document.ts';

/** A value in words of this program, perhaps around what others said. */
export function told(name: string, text: string | undefined): Field {
  return { name, values: valuesOf([text]), said: false, isList: false };
}

/** A value that a server, a token or a person gave, to the letter. */
export function said(name: string, text: string | undefined): Field {
  return { ...told(name, text), said: true };
}

/** Several values under one name; `steps` have an order. */
export function list(
  name: string,
  values: readonly (string | FieldValue)[],
  how: 'said' | 'steps' | 'told',
): Field {
  return { name, values: valuesOf(values), said: how === 'said', isList: how === 'steps' };
}

/** The fields that have a value; the block has none where all are empty. */
export function fieldsBlock(fields: readonly Field[], isNested = false): FieldsBlock {
  return { kind: 'fields', fields: withValues(fields), isNested };
}

/** Leaves out fields without a value. */
export function withValues(fields: readonly Field[]): Field[] {
  return fields.filter(({ values }) => values.length > 0);
}

/** True where a section tells anything. */
export function isTold({ blocks }: ReportSection): boolean {
  return blocks.some((block) => block.kind !== 'fields' || block.fields.length > 0);
}

/** Values come from servers, tokens and people: made visible, none can begin a line of its own. */
function valuesOf(values: readonly (string | FieldValue | undefined)[]): FieldValue[] {
  return values.flatMap((value) => {
    const given = typeof value === 'string' ? { text: value } : value;
    if (given === undefined || given.text === '') return [];
    return [{ ...given, text: makeVisible(given.text) }];
  });
}
