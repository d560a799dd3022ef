import { z } from 'zod';
import { languageIds } from './language-ids.ts';

export { languageFor, type LanguageId } from './language-ids.ts';

/** For what comes from outside. The page, which loads no schemas, takes `language-ids.ts`. */
export const languageSchema = z.enum(languageIds);
