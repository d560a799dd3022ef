import { describe, expect, test } from 'vitest';
import { authoritiesOf, cloudIds, clouds, endpointsOf, type Rated } from '../../shared/clouds.ts';
import { endpointSchema, type Endpoint } from '../../shared/connection.ts';
import { en } from '../../shared/messages/en.ts';
import { protocols } from '../../shared/protocols.ts';
import { isDomain, isHttpsOrigin } from '../../shared/text/validators.ts';

/** Everything that is rated, however deep it stands. */
function rated(value: unknown, path: string): [string, Rated<unknown>][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('confidence' in value && 'value' in value) return [[path, value as Rated<unknown>]];
  return Object.entries(value).flatMap(([name, inner]) => rated(inner, `${path}.${name}`));
}

const everything = cloudIds.flatMap((id) => rated(clouds[id], id));

test('the table has every value of every cloud', () => {
  const names = cloudIds.map(
    (id) => everything.filter(([path]) => path.startsWith(`${id}.`)).length,
  );
  // Authority, redirect URI, two resources, audiences, three servers, two portals.
  expect(Object.fromEntries(cloudIds.map((id, index) => [id, names[index]]))).toEqual({
    global: 10,
    'gcc-high': 10,
    dod: 9,
    '21vianet': 10,
    outlook: 8,
  });
});

describe.each(cloudIds)('%s', (id) => {
  const cloud = clouds[id];

  test('has authorities that are https origins without a slash at the end', () => {
    for (const authority of authoritiesOf(id)) expect(isHttpsOrigin(authority)).toBe(true);
  });

  test('has the nativeclient address of its own authority', () => {
    expect(cloud.nativeClientRedirectUri.value).toBe(
      `${cloud.authority.value}/common/oauth2/nativeclient`,
    );
  });

  test('has resources that end in a slash, and audiences that do not', () => {
    const resources = [cloud.delegatedResource, cloud.applicationResource].flatMap((resource) =>
      resource ? [resource.value, ...(resource.others ?? [])] : [],
    );
    for (const resource of resources) {
      expect(resource).toMatch(/\/$/);
      expect(isHttpsOrigin(resource.slice(0, -1))).toBe(true);
    }
    for (const audience of cloud.audiences.value) expect(isHttpsOrigin(audience)).toBe(true);
  });

  test('has servers with the ports and the encryption of their protocols', () => {
    for (const protocol of protocols) {
      const { value, others = [] } = cloud.endpoints[protocol];
      for (const endpoint of [value, ...others]) {
        expect(isDomain(endpoint.host)).toBe(true);
        expect(endpointSchema.parse(endpoint)).toEqual(endpoint);
      }
    }
    expect(protocols.map((protocol) => cloud.endpoints[protocol].value)).toMatchObject([
      { port: 993, security: 'tls' },
      { port: 995, security: 'tls' },
      { port: 587, security: 'starttls' },
    ]);
  });

  test('has portals that are https pages', () => {
    for (const portal of [cloud.portals.entra, cloud.portals.exchange]) {
      if (!portal) continue;
      expect(portal.value).toMatch(/^https:\/\/[a-z0-9.]+\/([a-z]+\/)?$/);
    }
  });
});

/** The values of each cloud: a slip in the table would send a token to somebody else. */
test.each([
  [
    'global',
    'https://login.microsoftonline.com documented',
    'https://outlook.office.com/ documented',
    'https://outlook.office365.com/ documented',
    'outlook.office365.com documented',
    'smtp.office365.com documented',
    ['https://entra.microsoft.com/', 'https://admin.exchange.microsoft.com/'],
  ],
  [
    'gcc-high',
    'https://login.microsoftonline.us documented',
    'https://outlook.office365.us/ reported',
    'https://outlook.office365.us/ reported',
    'outlook.office365.us reported',
    'smtp.office365.us reported',
    ['https://entra.microsoft.us/', 'https://admin.exchange.office365.us/'],
  ],
  [
    'dod',
    'https://login.microsoftonline.us documented',
    'https://outlook.office365.us/ conflicting',
    'https://outlook-dod.office365.us/ conflicting',
    'outlook-dod.office365.us conflicting',
    'outlook-dod.office365.us conflicting',
    ['https://entra.microsoft.us/', undefined],
  ],
  [
    '21vianet',
    'https://login.partner.microsoftonline.cn conflicting',
    'https://partner.outlook.cn/ reported',
    'https://partner.outlook.cn/ reported',
    'partner.outlook.cn reported',
    'smtp.partner.outlook.cn conflicting',
    ['https://entra.microsoftonline.cn/', 'https://partner.outlook.cn/ecp/'],
  ],
  [
    'outlook',
    'https://login.microsoftonline.com documented',
    'https://outlook.office.com/ documented',
    undefined,
    'outlook.office365.com documented',
    'smtp-mail.outlook.com documented',
    ['https://entra.microsoft.com/', undefined],
  ],
] as const)('%s has the values that are known of it', (id, ...values) => {
  const cloud = clouds[id];
  const { imap, pop, smtp } = cloud.endpoints;
  const shown = (rated: Rated<string> | undefined) => rated && `${rated.value} ${rated.confidence}`;
  const host = ({ value, confidence }: Rated<Endpoint>) => `${value.host} ${confidence}`;
  expect(host(pop)).toBe(host(imap));
  expect([
    shown(cloud.authority),
    shown(cloud.delegatedResource),
    shown(cloud.applicationResource),
    host(imap),
    host(smtp),
    [cloud.portals.entra.value, cloud.portals.exchange?.value],
  ]).toEqual(values);
});

test.each(everything)('%s says where it comes from', (_, { source, confidence, others }) => {
  const said = en.tenant.sources[source];
  expect(said.length).toBeGreaterThan(15);
  if (confidence !== 'conflicting') expect(others).toBeUndefined();
  // Where nobody names another value, the source says what is wrong with this one.
  else if (others?.length === 0) expect(said).toMatch(/^Not described by Microsoft/);
});

test('a connection goes to its cloud’s servers, but for those that it names itself', () => {
  const smtp = { host: 'partner.outlook.cn', port: 587, security: 'starttls' } as const;
  expect(endpointsOf({ cloud: '21vianet' }).smtp.host).toBe('smtp.partner.outlook.cn');
  expect(endpointsOf({ cloud: '21vianet', endpoints: { smtp } })).toEqual({
    imap: { host: 'partner.outlook.cn', port: 993, security: 'tls' },
    pop: { host: 'partner.outlook.cn', port: 995, security: 'tls' },
    smtp,
  });
});
