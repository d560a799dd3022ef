import { describe, expect, test } from 'vitest';
import {
  authoritiesOf,
  cloudIds,
  clouds,
  conflictsOf,
  endpointsOf,
  type Rated,
} from '../../shared/clouds.ts';
import { endpointSchema } from '../../shared/connection.ts';
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

test.each(everything)('%s says where it comes from', (_, { source, confidence, others }) => {
  expect(source.length).toBeGreaterThan(15);
  if (confidence !== 'conflicting') expect(others).toBeUndefined();
  // Where nobody names another value, the source says what is wrong with this one.
  else if (others?.length === 0) expect(source).toMatch(/^Not described by Microsoft/);
});

describe('what can be edited', () => {
  test('is nothing where Microsoft or everyone says the same', () => {
    for (const cloud of ['global', 'gcc-high', 'outlook'] as const) {
      expect(conflictsOf(cloud, 'delegated')).toEqual({ endpoints: {} });
    }
  });

  test('is the resource and the SMTP server in DoD', () => {
    const delegated = conflictsOf('dod', 'delegated');
    expect(delegated.resource?.value).toBe('https://outlook.office365.us/');
    expect(Object.keys(delegated.endpoints)).toEqual(['smtp']);
    expect(delegated).not.toHaveProperty('authority');
    const application = conflictsOf('dod', 'application');
    expect(application.resource?.value).toBe('https://outlook-dod.office365.us/');
    expect(application.resource?.others).toEqual(['https://outlook.office365.us/']);
  });

  test('is the authority and the SMTP server in China', () => {
    const conflicts = conflictsOf('21vianet', 'application');
    expect(conflicts.authority?.others).toEqual(['https://login.chinacloudapi.cn']);
    expect(conflicts).not.toHaveProperty('resource');
    expect(conflicts.endpoints.smtp?.others?.map(({ host }) => host)).toEqual([
      'partner.outlook.cn',
    ]);
  });
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
