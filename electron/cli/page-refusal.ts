import { appError, type AppError } from '../../shared/errors.ts';
import type { FlowId } from '../../shared/flows.ts';
import { describeRefusal } from '../auth/refusals.ts';
import { serverText } from '../auth/server-text.ts';
import type { Page } from './fetch-page.ts';
import { decodeEntities } from './html-form.ts';

/**
 * What a page says is wrong. Where it names an AADSTS number it is told as if the authority had
 * told the client; the one thing that stands on no page is OAuth's code, and the HTTP status stands
 * in its place.
 */
export function refusalOn(page: Page, flow: FlowId): AppError {
  const error = `HTTP ${page.status}`;
  const description = readPage(page);
  const described = describeRefusal({ error, description }, { flow });
  const isNamed = (described.refusal?.numbers.length ?? 0) > 0;
  return isNamed ? described : appError('signin/refused', serverText(`${error}: ${description}`));
}

/** The page's alert, else its text. */
function readPage({ body }: Page): string {
  const alert = /<([a-z0-9]+)\b[^>]*\brole="alert"[^>]*>(.*?)<\/\1>/is.exec(body)?.[2] ?? body;
  const text = alert
    .replace(/<(style|script|title)\b.*?<\/\1>/gis, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  return decodeEntities(text).trim();
}
