import type { RegistryType } from '../../shared/policy/field-table.ts';

/** One value as `reg query` prints it. */
export interface RegistryValue {
  name: string;
  /** `REG_SZ` and so on, one of ours or not. */
  type: string;
  /** As printed: several texts with `\0` between them, numbers as `0x1`. */
  data: string;
  /** True where a character came in the code page of a console, or as a question mark for one. */
  isDoubtful: boolean;
}

/** `    Name    REG_SZ    data`, with four spaces each; the data may be missing. */
const line = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/**
 * The values of the key itself in what `reg query` has printed; those of keys below it are left out.
 *
 * reg.exe writes in the code page of a console, which nothing in its output names, and puts a
 * question mark for what that lacks. So only ASCII is taken as it is: each byte is read as one
 * character, and a value with another one, or with a question mark, is marked. The words around the
 * values are of the system's language and are not looked at.
 */
export function readRegOutput(output: Uint8Array): RegistryValue[] {
  const text = Buffer.from(output).toString('latin1');
  const values: RegistryValue[] = [];
  let keys = 0;
  for (const each of text.split(/\r?\n/)) {
    if (each.startsWith('HKEY_')) keys += 1;
    if (keys > 1) break;
    const [, name = '', type = '', data = ''] = line.exec(each) ?? [];
    // The value without a name has one in brackets here, in the system's language.
    if (name === '' || name.startsWith('(')) continue;
    const isDoubtful = /[^\x00-\x7f]/.test(name + data) || data.includes('?');
    values.push({ name, type, data, isDoubtful });
  }
  return values;
}

/** What a value of one of the three types is in a policy file; `undefined` where it is malformed. */
export function valueOf(type: RegistryType, data: string): unknown {
  switch (type) {
    case 'REG_SZ':
      return data;
    case 'REG_MULTI_SZ':
      return data.split('\\0').filter((each) => each.trim() !== '');
    case 'REG_DWORD':
      return /^0x[01]$/i.test(data) ? data.toLowerCase() === '0x1' : Number(data);
  }
}

/**
 * The entries of a list of authorities, which were printed line by line: the lines of one
 * certificate belong together, and a path in which a folder's name begins with a zero was cut there.
 */
export function authorityEntries(lines: readonly string[]): string[] {
  const entries: string[] = [];
  let isOpen = false;
  for (const each of lines) {
    const isPath = /^(?:[a-z]:[\\/]|\/)/i.test(each);
    const begins = each.includes('-----BEGIN CERTIFICATE-----');
    const last = entries.at(-1);
    if (last !== undefined && isOpen) entries[entries.length - 1] = `${last}\n${each}`;
    else if (last !== undefined && !isPath && !begins && /^[a-z]:/i.test(last)) {
      entries[entries.length - 1] = `${last}\\0${each}`;
    } else entries.push(each);
    if (begins) isOpen = true;
    if (each.includes('-----END CERTIFICATE-----')) isOpen = false;
  }
  return entries;
}
