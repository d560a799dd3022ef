import type { Row } from '../row.ts';
import { near } from './wording.ts';

const consentPage =
  'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent';

/** Who let the app in, and who may use it. */
export const signInConsentRows: readonly Row[] = [
  {
    id: 'admin-consent-required',
    when: [
      { weight: 97, aadsts: [90094, 90095, 90097, 900941, 90093] },
      {
        weight: 82,
        protocol: ['entra'],
        words: [
          /need admin approval|admin approval required|approval required/,
          near(
            'admin',
            'only|nur|seul|solo|sólo|apenas|soltanto|alleen|のみ|だけ|只有|仅',
            'grant|gewähr|erteil|accord|autoris|conced|concess|toestaan|付与|授予',
          ),
          near(
            'admin',
            'genehmig|approbation|aprobación|aprovação|approvazione|goedkeuring|承認|批准',
          ),
          near('grant requires admin|operation can only be performed by an admin'),
          near(
            'admin',
            'policy|richtlinie|stratégie|directiva|política|criteri|beleid|ポリシー|策略',
            'permission|berechtigung|autorisation|permiso|permiss|autorizzazion|アクセス許可|权限',
          ),
        ],
      },
      { weight: 73, protocol: ['entra'], words: [near('admin', 'consent', 'required')] },
      { weight: 62, aadsts: [65001] },
      { weight: 52, aadsts: [65004, 650056] },
      { weight: 45, protocol: ['entra'], oauth: ['consent_required'] },
      { weight: 44, protocol: ['entra'], oauth: ['access_denied'], stage: ['authorize'] },
      {
        weight: 66,
        protocol: ['imap', 'pop', 'smtp'],
        stage: ['auth'],
        access: ['application'],
        permission: ['none-at-all', 'missing'],
      },
      { weight: 28, family: ['consent'] },
      { weight: 22, stage: ['authorize'], access: ['delegated'] },
    ],
    guides: ['consent'],
    scripts: ['app-registration'],
    link: consentPage,
    scenarios: [
      'aadsts-90094-needs-admin',
      'aadsts-90095-admin-asked',
      'aadsts-900941-administrator-only',
    ],
  },
  {
    id: 'consent-missing',
    when: [
      { weight: 93, aadsts: [65001], not: { consented: ['not-all'] } },
      { weight: 92, aadsts: [65004] },
      { weight: 88, aadsts: [65001] },
      { weight: 87, protocol: ['entra'], oauth: ['consent_required'] },
      { weight: 86, code: ['consent/missing'] },
      {
        weight: 79,
        protocol: ['entra'],
        words: [
          near('consent', 'app', 'user'),
          /has not consented|not consented to use/,
          near('consent', 'declin|abgelehnt|refus|rechaz|recus|rifiut|geweigerd|拒否|拒绝'),
        ],
        not: [
          { aadsts: [90094, 90095, 90097, 900941] },
          { consented: ['not-all'] },
          { words: [near('app|resource', 'missingObject')] },
        ],
      },
      { weight: 55, aadsts: [90094, 90095, 650056] },
      { weight: 50, aadsts: [70000], not: { grant: ['authorization_code'] } },
      { weight: 46, protocol: ['entra'], oauth: ['interaction_required'] },
      { weight: 45, protocol: ['entra'], oauth: ['access_denied'], stage: ['authorize'] },
      { weight: 29, family: ['consent'] },
      { weight: 19, stage: ['token', 'authorize'], access: ['delegated'] },
      { weight: 14, stage: ['token'] },
    ],
    guides: ['consent'],
    scripts: ['app-registration'],
    link: consentPage,
    scenarios: ['aadsts-65001-no-consent', 'aadsts-65001-japanese', 'aadsts-65004-declined'],
  },
  {
    id: 'consent-declined',
    when: [
      { weight: 96, aadsts: [70017] },
      { weight: 92, protocol: ['entra'], oauth: ['authorization_declined'] },
      { weight: 90, aadsts: [65004] },
      { weight: 88, code: ['consent/declined'] },
      {
        weight: 60,
        protocol: ['entra'],
        code: ['signin/denied'],
        not: { family: ['account', 'policy', 'grant', 'client', 'request'] },
      },
      {
        weight: 55,
        protocol: ['entra'],
        oauth: ['access_denied'],
        not: { family: ['account', 'policy', 'consent', 'grant', 'client', 'request'] },
      },
    ],
    guides: ['consent'],
    link: consentPage,
    scenarios: ['aadsts-70017-device-declined'],
  },
  {
    id: 'user-assignment-required',
    when: [
      { weight: 97, aadsts: [50105, 501051] },
      {
        weight: 80,
        protocol: ['entra'],
        words: [
          near('user', 'assigned', 'role|rolle|rôle|rol|ruolo|papel|função|角色|ロール'),
          /specifically granted|not assigned to a role|direct member of a group/,
          near('user', 'assigned', 'app'),
        ],
        not: { words: [near('consent')] },
      },
      { weight: 24, family: ['account'] },
    ],
    guides: ['user-assignment'],
    link: 'https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal',
    scenarios: ['aadsts-50105-not-assigned', 'aadsts-50105-japanese'],
  },
];
