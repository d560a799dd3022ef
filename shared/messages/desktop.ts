import type { LanguageId } from '../language-ids.ts';
import { desktop as en, type DesktopTexts } from './desktop.en.ts';
import { desktop as ja } from './desktop.ja.ts';

/** What people read outside the window, in every language. */
export const desktopCatalogues: Readonly<Record<LanguageId, DesktopTexts>> = { en, ja };
