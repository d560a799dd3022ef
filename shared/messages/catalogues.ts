import type { LanguageId } from '../languages.ts';
import { en, type Messages } from './en.ts';
import { ja } from './ja.ts';

/** Every text in every language. */
export const catalogues: Readonly<Record<LanguageId, Messages>> = { en, ja };
