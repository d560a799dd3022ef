import type { Row } from './row.ts';
import { mailRows } from './table/mail.ts';
import { signInRows } from './table/sign-in.ts';

/**
 * Every cause that diagnosis knows, in the order in which they are preferred where two explain a
 * failure equally well. Each cause stands once.
 */
export const diagnosisTable: readonly Row[] = [...signInRows, ...mailRows];
