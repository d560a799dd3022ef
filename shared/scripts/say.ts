import { quotePowerShell } from './powershell-quote.ts';

/** What has a meaning in a double-quoted string: any double quote of PowerShell's, and `$` and `` ` ``. */
const meaningful = /["\u201c\u201d\u201e$`]/gu;
const lineEnds = /[\r\n\p{Cc}\u2028\u2029]/u;

/** Stand for the expressions while a text is made; no language has letters there (private use). */
const firstMark = 0xe000;
const mark = /([\ue000-\ue0ff])(?=(.?))/gu;

/**
 * A text of the catalogue as a PowerShell string: single-quoted, or, for a text with values,
 * double-quoted with the script's expressions where the values stand. Nothing of the text itself has
 * a meaning in there.
 *
 * @param text a text, or a function that is given what stands for each value
 * @param expressions such as `$mailbox` or `$($found.Count)`, in the order of the function's
 *   parameters; they are the program's own
 * @throws RangeError for a control character
 */
export function say<Values extends string[]>(
  text: string | ((...values: Values) => string),
  ...expressions: Values
): string {
  if (typeof text === 'string') return quotePowerShell(text);
  const marks = expressions.map((_, index) => String.fromCharCode(firstMark + index)) as Values;
  const said = text(...marks);
  if (lineEnds.test(said)) throw new RangeError('A control character cannot be quoted.');
  const inert = said.replaceAll(meaningful, '`$&');
  return `"${inert.replaceAll(mark, (_, found: string, next: string) => {
    return standing(expressions[found.charCodeAt(0) - firstMark] ?? '', next);
  })}"`;
}

/**
 * An expression in a double-quoted string. A bare variable is only left so before a space, a full
 * stop or a comma: letters of every script belong to its name, and a colon would make it a drive.
 * Source: Microsoft, about_Variables, "Variable names that include special characters".
 */
function standing(expression: string, next: string): string {
  const isBare = /^\$\w+$/.test(expression);
  return isBare && !/^[ .,]?$/.test(next) ? `$(${expression})` : expression;
}

/**
 * A text of the catalogue as a comment of one line, `#` included.
 *
 * @throws RangeError for what would end it
 */
export function comment(text: string): string {
  return `# ${inComment(text)}`;
}

/**
 * A text of the catalogue as it may stand in a comment.
 *
 * @throws RangeError for what would end the comment, or be a keyword of comment-based help
 */
export function inComment(text: string): string {
  if (lineEnds.test(text) || /#>|<#/.test(text) || text.trimStart().startsWith('.')) {
    throw new RangeError('This text would end the comment.');
  }
  return text;
}

/** One of two texts as an expression for a text with values; `condition` is the program's own. */
export function choose(condition: string, yes: string, no: string): string {
  return `$(if (${condition}) { ${quotePowerShell(yes)} } else { ${quotePowerShell(no)} })`;
}
