import type { RefObject } from 'react';

/** Reads a secret out of its field and empties the field; empty where there is no field. */
export function takeValue({ current: field }: RefObject<HTMLInputElement | null>): string {
  const value = field?.value ?? '';
  if (field) field.value = '';
  return value;
}
