import type { Row } from '../row.ts';
import { near } from './wording.ts';

const errorCodesPage = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const scopesPage = 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc';
const mailOauthPage =
  'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth';

/** What was asked for: scopes, resources, and the parameters of the request. */
export const signInScopeRows: readonly Row[] = [
  {
    id: 'scope-multiple-resources',
    when: [
      { weight: 97, aadsts: [700022, 28000] },
      { weight: 97, aadsts: [70011, 28002], scope: ['mixed'] },
      {
        weight: 95,
        aadsts: [70011, 28002],
        words: [near('compatible|kompatibel|incompat', 'scope')],
      },
      { weight: 90, protocol: ['entra'], oauth: ['invalid_scope'], scope: ['mixed'] },
      { weight: 88, code: ['signin/mixed-resources'] },
      { weight: 86, protocol: ['entra'], scope: ['mixed'] },
      {
        weight: 80,
        protocol: ['entra'],
        words: [near('severalOf', 'resource'), /not compatible with each other/],
      },
      { weight: 55, aadsts: [70011, 28002] },
      { weight: 40, protocol: ['entra'], oauth: ['invalid_scope'] },
    ],
    link: scopesPage,
    scenarios: ['aadsts-700022-two-resources'],
  },
  {
    id: 'scope-unknown-on-resource',
    when: [
      { weight: 97, aadsts: [650053] },
      {
        weight: 82,
        aadsts: [70011, 28002],
        words: [near('scope', 'missingObject'), /scope .{1,120} is not valid/],
        not: { words: [/compatible|more than one|resources/] },
      },
      {
        weight: 80,
        protocol: ['entra'],
        words: [near('scope', 'missingObject', 'resource')],
        not: { aadsts: [650052, 500011, 650057, 65005] },
      },
      { weight: 88, aadsts: [70011], not: { scope: ['mixed', 'openid-only', 'none'] } },
      { weight: 60, aadsts: [70011, 28002, 1002012] },
      { weight: 57, protocol: ['entra'], scope: ['bare'], stage: ['authorize', 'token', 'device'] },
      { weight: 52, protocol: ['entra'], oauth: ['invalid_scope'] },
      { weight: 25, family: ['consent'] },
    ],
    guides: ['permissions'],
    link: mailOauthPage,
    scenarios: ['aadsts-650053-scope-of-another-resource', 'aadsts-70011-scope-not-valid'],
  },
  {
    id: 'scope-malformed',
    when: [
      { weight: 95, aadsts: [1002012] },
      { weight: 90, aadsts: [28002] },
      { weight: 80, aadsts: [70011], not: { scope: ['mixed'] } },
      {
        weight: 79,
        protocol: ['entra'],
        words: [
          /input parameter .{0,4}scope.{0,4} (?:is not|isn.t) valid/,
          near('/.default', 'scope', 'required'),
        ],
      },
      { weight: 50, protocol: ['entra'], oauth: ['invalid_scope'] },
      { weight: 27, family: ['grant'], not: { grant: ['refresh_token'] } },
    ],
    link: scopesPage,
    scenarios: ['aadsts-28002-scope-not-valid-for-token'],
  },
  {
    id: 'scope-resource-missing',
    when: [
      { weight: 96, aadsts: [28003] },
      { weight: 94, aadsts: [700023], not: { credential: ['certificate'] } },
      { weight: 86, protocol: ['entra'], scope: ['openid-only', 'none'], oauth: ['invalid_scope'] },
      { weight: 72, aadsts: [70011], scope: ['openid-only', 'none'] },
      {
        weight: 78,
        protocol: ['entra'],
        words: [near('scope', 'cannot be empty|can.t be empty|leer|vide|vac[ií]|vazi|vuot|empty')],
      },
      { weight: 86, protocol: ['entra'], oauth: ['empty_input_scopes_error'] },
      { weight: 36, protocol: ['entra'], oauth: ['invalid_scope'] },
    ],
    link: scopesPage,
    scenarios: ['aadsts-28003-empty-scope', 'aadsts-700023-no-resource'],
  },
  {
    id: 'china-scope-form',
    when: [
      {
        weight: 93,
        protocol: ['entra'],
        cloud: ['21vianet'],
        aadsts: [70011, 28002, 650053, 28003],
        access: ['delegated'],
      },
      {
        weight: 88,
        cloud: ['21vianet'],
        stage: ['auth'],
        access: ['delegated'],
        scope: ['exchange'],
        not: [{ audience: ['graph'] }, { credential: ['password'] }],
      },
      {
        weight: 86,
        cloud: ['21vianet'],
        protocol: ['entra'],
        oauth: ['invalid_scope', 'invalid_resource'],
        access: ['delegated'],
      },
      {
        weight: 72,
        cloud: ['21vianet'],
        stage: ['auth'],
        not: [{ access: ['application'] }, { audience: ['graph'] }, { credential: ['password'] }],
      },
      { weight: 71, stage: ['auth'], host: ['exchange'], marks: ['partner.outlook.cn'] },
      {
        weight: 60,
        cloud: ['21vianet'],
        protocol: ['entra'],
        stage: ['token'],
        access: ['delegated'],
      },
    ],
    link: 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
    scenarios: { none: 'The practice tenant stands for the global cloud, not for 21Vianet.' },
  },
  {
    id: 'permission-not-in-registration',
    when: [
      { weight: 97, aadsts: [650057, 650056, 65005] },
      {
        weight: 86,
        stage: ['auth'],
        access: ['application'],
        permission: ['none-at-all', 'missing'],
        // A role in Exchange Online instead of the permission leaves the token without roles, too.
        protocol: ['imap', 'pop'],
      },
      {
        weight: 80,
        protocol: ['entra'],
        words: [
          near(
            'permission|berechtigung|autorisation|permiso|permiss|autorizzazion|アクセス許可|权限',
            'listed|aufgeführt|figur|lista|elenca|一覧|列出',
          ),
          /not listed in the requested permissions|invalid resource\. the client has requested/,
          /misconfigured application/,
        ],
      },
      { weight: 62, aadsts: [70011], access: ['application'] },
      { weight: 55, aadsts: [650053, 650052, 500011] },
      { weight: 54, aadsts: [65001] },
      { weight: 48, protocol: ['entra'], oauth: ['invalid_resource'] },
      { weight: 44, stage: ['auth'], protocol: ['smtp'], permission: ['none-at-all', 'missing'] },
      { weight: 27, family: ['consent'] },
    ],
    guides: ['permissions', 'consent'],
    scripts: ['app-registration'],
    link: mailOauthPage,
    scenarios: [
      'aadsts-650057-resource-not-registered',
      'aadsts-650057-application-resource-not-registered',
      'aadsts-650056-no-permissions-registered',
      'aadsts-65005-resource-not-listed',
    ],
  },
  {
    id: 'resource-not-in-tenant',
    when: [
      { weight: 97, aadsts: [650052, 500011, 650054] },
      { weight: 88, aadsts: [50001, 500014] },
      {
        weight: 83,
        protocol: ['entra'],
        words: [
          near(
            'resource principal|ressourcenprinzipal|principal de (?:ressource|recurso|serviço|servicio)|entité de ressource',
            'missingObject',
          ),
          near(
            'service principal|dienstprinzipal|サービス プリンシパル|服务主体',
            'lack|fehlt|manque|carece|falta|missing|missingObject|ありません|缺少',
          ),
          /lacks a service principal/,
          /resource principal named/,
        ],
      },
      { weight: 47, protocol: ['entra'], oauth: ['invalid_resource'] },
      { weight: 46, aadsts: [650057, 650056, 650053] },
    ],
    link: errorCodesPage,
    scenarios: ['aadsts-650052-exchange-not-subscribed', 'aadsts-500011-exchange-not-in-tenant'],
  },
  {
    id: 'request-parameter-missing',
    when: [
      { weight: 96, aadsts: [900144, 90014] },
      { weight: 88, aadsts: [90100, 70003, 70005] },
      {
        weight: 86,
        aadsts: [9002313, 90023],
        not: { grant: ['refresh_token', 'authorization_code'] },
      },
      {
        weight: 76,
        protocol: ['entra'],
        words: [
          near(
            'request|anforderung|demande|requête|solicitud|solicitação|richiesta|要求|请求',
            'parameter|paramètre|parámetro|parâmetro|パラメーター|参数',
            'required',
          ),
        ],
        not: [{ marks: ['client_assertion', 'redirect_uri'] }, { oauth: ['invalid_client'] }],
      },
      { weight: 60, aadsts: [9002313, 90023, 90013] },
      {
        weight: 48,
        protocol: ['entra'],
        oauth: ['unsupported_grant_type', 'unsupported_response_type'],
      },
      {
        weight: 44,
        protocol: ['entra'],
        oauth: ['invalid_request'],
        stage: ['token', 'device', 'refresh'],
      },
      { weight: 33, protocol: ['entra'], oauth: ['invalid_request'] },
      { weight: 29, family: ['request'] },
    ],
    link: errorCodesPage,
    scenarios: ['aadsts-900144-scope-missing', 'aadsts-90014-field-missing'],
  },
  {
    id: 'resource-parameter-on-v2',
    when: [
      { weight: 97, aadsts: [901002] },
      { weight: 78, protocol: ['entra'], words: [near('.resource.', 'parameter', 'unsupported')] },
      { weight: 43, aadsts: [900144], authority: ['v1'] },
    ],
    link: 'https://learn.microsoft.com/entra/identity-platform/v2-overview',
    scenarios: ['aadsts-901002-resource-parameter'],
  },
];
