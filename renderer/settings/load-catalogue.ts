import type { LanguageId } from '../../shared/language-ids.ts';
import { en, type Messages } from '../../shared/messages/en.ts';

/**
 * Every text in one language. English is part of the page, because it stands in for what cannot be
 * loaded; the others are files that only those wait for who read them.
 */
export async function loadCatalogue(language: LanguageId): Promise<Messages> {
  try {
    switch (language) {
      case 'en':
        return en;
      case 'ja':
        return (await import('../../shared/messages/ja.ts')).ja;
    }
  } catch {
    return en;
  }
}
