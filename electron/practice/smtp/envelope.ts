/** What follows MAIL or RCPT: an address between angle brackets and parameters. */
export interface Path {
  address: string;
  /** By keyword in upper case; without a value: empty. */
  parameters: ReadonlyMap<string, string>;
}

/** RFC 5321 section 4.5.3.1: a path of 256 octets, its brackets included. */
const maxAddressLength = 254;

/** Parameters of the extensions that EHLO offers: RFC 1870, 3030, 3461, 4954, 6152, 6531. */
const knownParameters: Readonly<Record<'FROM' | 'TO', readonly string[]>> = {
  FROM: ['SIZE', 'BODY', 'RET', 'ENVID', 'AUTH', 'SMTPUTF8'],
  TO: ['NOTIFY', 'ORCPT'],
};

/**
 * Reads what follows MAIL (`FROM:<…>`) or RCPT (`TO:<…>`), RFC 5321 sections 4.1.1.2 and 4.1.1.3;
 * a blank after the colon is taken too, as widely used programs send it.
 *
 * @returns `undefined` where it is not of this form or has an unknown parameter
 */
export function parsePath(keyword: 'FROM' | 'TO', text: string): Path | undefined {
  const [, word, address = '', rest = ''] =
    /^(FROM|TO): ?<([^<>\s]*)>((?: [^\s=]+(?:=\S*)?)*) *$/i.exec(text) ?? [];
  if (word?.toUpperCase() !== keyword || address.length > maxAddressLength) return undefined;
  const parameters = new Map<string, string>();
  for (const parameter of rest.split(' ').filter((part) => part !== '')) {
    const [name = '', ...value] = parameter.split('=');
    if (!knownParameters[keyword].includes(name.toUpperCase())) return undefined;
    parameters.set(name.toUpperCase(), value.join('='));
  }
  return { address, parameters };
}

/** True for something that has the form of a mailbox: what RCPT must name. */
export function isMailbox(address: string): boolean {
  return /^[^@\s]+@[^@\s]+$/.test(address);
}
