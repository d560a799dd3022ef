/**
 * What is no sentence although it is Latin: addresses, commands with what is given to them, names of
 * products and of settings that have no Japanese name.
 */
const namesAndCode = [
  /https?:\/\/\S+/g,
  /[\w.+-]*@[\w.-]+/g,
  /\b(?:Get|Set|New|Add|Remove|Install|Update|Connect)-\w+(?: -?\w+)*(?: \$\w+)?/g,
  /Microsoft Graph PowerShell|Microsoft Graph|Microsoft Cloud Deutschland|Microsoft Entra/g,
  /Office 365 Exchange Online|Exchange Online|Active Directory|Organization Management/g,
  /GNOME Keyring|Apple Mail/g,
  /「[^」]*」/g,
] as const;

/** True where a text has kana or Chinese characters. */
export function isJapanese(text: string): boolean {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
}

/** Three or more English words in a row that are neither code nor a name; `undefined` without. */
export function englishIn(text: string): string | undefined {
  const rest = namesAndCode.reduce((left, pattern) => left.replaceAll(pattern, '。'), text);
  return /(?:\b[A-Za-z]+[ ,]+){2,}[A-Za-z]+\b/.exec(rest)?.[0];
}
