import { describe, expect, test } from 'vitest';
import { reasonText } from '../../../shared/messages/token.en.ts';
import { app, appClaims, inspect, person, personClaims, rowOf } from './tokens.ts';

describe('aud', () => {
  test.each([
    ['global', 'https://outlook.office.com', 'right', 'aud-right'],
    ['global', 'https://outlook.office365.com', 'right', 'aud-right'],
    ['global', 'https://outlook.office365.com/', 'right', 'aud-right'],
    ['global', 'HTTPS://Outlook.Office.com', 'right', 'aud-right'],
    ['gcc-high', 'https://outlook.office365.us', 'right', 'aud-right'],
    ['gcc-high', 'https://outlook.office.com', 'wrong', 'aud-other-cloud'],
    ['global', 'https://outlook.office365.us', 'wrong', 'aud-other-cloud'],
    ['global', 'https://partner.outlook.cn', 'wrong', 'aud-other-cloud'],
    ['dod', 'https://outlook.office365.us/', 'unknown', 'aud-not-described'],
    ['dod', 'https://outlook-dod.office365.us', 'unknown', 'aud-not-described'],
    ['dod', 'https://outlook.office.com', 'wrong', 'aud-other-cloud'],
    ['21vianet', 'https://partner.outlook.cn', 'unknown', 'aud-not-described'],
    ['global', 'https://graph.microsoft.com', 'wrong', 'aud-graph'],
    ['global', '00000003-0000-0000-c000-000000000000', 'wrong', 'aud-graph'],
    ['gcc-high', 'https://graph.microsoft.us/', 'wrong', 'aud-graph'],
    ['21vianet', 'https://microsoftgraph.chinacloudapi.cn', 'wrong', 'aud-graph'],
    ['global', '00000002-0000-0ff1-ce00-000000000000', 'unknown', 'aud-other-name'],
    ['global', 'https://ps.outlook.com', 'unknown', 'aud-other-name'],
    ['global', person.clientId, 'wrong', 'aud-own-app'],
    ['global', 'https://management.azure.com', 'wrong', 'aud-other'],
    ['global', 'https://outlook.office.com//', 'wrong', 'aud-other'],
    ['global', 'https://outlook.office.com.evil.example', 'wrong', 'aud-other'],
    ['global', undefined, 'wrong', 'aud-missing'],
  ] as const)('in %s, %s: %s, %s', (cloud, aud, verdict, reason) => {
    const row = rowOf(inspect({ ...personClaims, aud }, { ...person, cloud }), 'aud');
    expect(row).toMatchObject({ verdict, reason, value: aud ?? '' });
  });

  test('that is the resource that was typed cannot be told', () => {
    const typed = { ...person, resource: 'https://outlook.contoso.com/' };
    const rows = inspect({ ...personClaims, aud: 'https://outlook.contoso.com' }, typed);
    expect(rowOf(rows, 'aud')).toMatchObject({ verdict: 'unknown', reason: 'aud-not-described' });
  });

  test.each([
    [person, 'https://outlook.office.com'],
    [app, 'https://outlook.office365.com'],
    [{ ...person, cloud: 'dod' }, 'https://outlook.office365.us'],
    [{ ...app, cloud: 'dod' }, 'https://outlook-dod.office365.us'],
    [{ ...app, cloud: '21vianet' }, 'https://partner.outlook.cn'],
  ] as const)('should be the resource that is asked for', (connection, expected) => {
    const aud = 'https://graph.microsoft.com';
    const row = rowOf(inspect({ ...personClaims, aud }, connection), 'aud');
    expect(row?.expected).toBe(expected);
    expect(row && reasonText(row)).toContain(expected);
  });

  test('of an app that is Graph’s is not blamed on the portal’s delegated permissions', () => {
    const row = rowOf(inspect({ ...appClaims, aud: 'https://graph.microsoft.com' }, app), 'aud');
    expect(row).toMatchObject({ verdict: 'wrong', reason: 'aud-graph-app' });
    expect(row && reasonText(row)).toContain('https://outlook.office365.com/.default');
  });
});
