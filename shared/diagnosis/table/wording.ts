import type { Wording } from '../condition.ts';

/**
 * Stems that sentences of Entra ID are recognised by where no number names them, in the languages
 * that were seen: English, German, French, Spanish, Portuguese, Italian, Dutch, Japanese, Chinese. They
 * are tested against lower case, as parts of words.
 */
export const stems = {
  account: 'account|konto|compte|cuenta|conta|アカウント|帐户|账户|帳戶|用户',
  admin: 'admin|管理者|管理员|管理員|beheerder',
  app: '\\bapps?\\b|applica|anwendung|aplica|aplikac|toepassing|uygulama|アプリ|应用|應用',
  assigned:
    'assigned|zugewiesen|affect|attribu|asignad|atribuíd|assegnat|toegewezen|割り当て|分配|指派',
  blocked: 'block|blockiert|gesperrt|bloqu|blocc|geblokkeerd|ブロック|阻止|封锁|封鎖',
  certificate: 'certifica|zertifikat|証明書|证书|憑證',
  cloud: 'cloud|nuage|nube|nuvem|クラウド|云|雲',
  code: 'code|código|codice|コード|代码|代碼|授权码',
  conditionalAccess:
    'conditional access|bedingte[nrms]? zugriff|accès conditionnel|acceso condicional|acesso condicional|accesso condizionale|voorwaardelijke toegang|条件付きアクセス|条件访问|條件式存取',
  consent: 'consent|einwillig|zustimm|consenti|toestemming|同意',
  device: 'device|gerät|appareil|dispositiv|apparaat|デバイス|设备|裝置',
  disabled:
    'disabled|deaktiviert|désactiv|deshabilit|desabilit|desativ|disabilitat|disattivat|uitgeschakeld|無効|禁用|停用',
  expired:
    'expired|abgelaufen|expir|caducad|vencid|scadut|verlopen|有効期限|期限切れ|过期|過期|到期',
  issued: 'issued|ausgestellt|émis|emitid|emess|発行|颁发|頒發',
  locked: 'locked|gesperrt|verrouill|bloquead|bloccat|vergrendeld|ロック|锁定|鎖定',
  malformed:
    'malformed|fehlerhaft|falsch formatiert|mal formé|malformad|formato incorrecto|formato non|形式が正しくない|形式に誤り|格式不正确|格式错误|无效',
  missingObject:
    'not found|does(?: not|n.t) exist|nicht gefunden|existiert nicht|nicht vorhanden|introuvable|pas été trouv|existe pas|no se (?:encontr|ha encontr)|no existe|não (?:foi |existe|encontr)|non esiste|non è stat|niet gevonden|bestaat niet|見つかりません|存在しません|找不到|未找到|不存在',
  multiFactor:
    'multi-?factor|mehrstufige|multi-?facteur|multifactor|autenticación multi|a più fattori|meervoudige|多要素|多重身份|多因素',
  password: 'password|kennw|passwort|mot de passe|contraseña|senha|wachtwoord|パスワード|密码|密碼',
  redeemed:
    'already (?:been )?redeemed|bereits eingelöst|déjà été (?:utilis|échang)|ya se ha canjeado|ya (?:se|fue) (?:canje|us)|já foi (?:resgatad|usad|utilizad)|già stat\\w* (?:riscatt|usat)|al (?:ingewisseld|gebruikt)|既に(?:引き換え|使用)|已(?:兑换|使用|被使用|兌換)',
  refreshToken:
    'refresh token|refresh_token|aktualisierungstoken|jeton d.actualisation|token de actualización|token de atualização|token di aggiornamento|vernieuwingstoken|更新トークン|刷新令牌|刷新权杖|重新整理權杖',
  registered: 'regist|registr|enregistr|登録|注册|註冊',
  required:
    'required|must|needs?|erforderlich|müssen|requis|nécessaire|devez|doit|obligator|necesari|debe|necessári|deve|richiest|vereist|moet|必要|必須|必须|需要|要求',
  replyAddress:
    'redirect[ _]?uri|reply (?:url|address)|umleitungs-?uri|antwort-?(?:url|adresse)|uri de (?:redirec|redirig)|adresse de réponse|url de (?:réponse|respuesta|resposta)|dirección de respuesta|endereço de resposta|uri di reindirizzamento|antwoord-?url|omleidings-?uri|リダイレクト|応答 ?(?:url|アドレス)|重定向|回复 ?(?:url|地址)|重新導向',
  resource: 'resource|ressource|recurso|risors|bron|リソース|资源|資源',
  revoked:
    'revoked|widerrufen|révoqu|revocad|revogad|revocat|ingetrokken|取り消|失効|吊销|撤销|撤銷',
  scope: 'scope|bereich|étendue|portée|ámbito|escopo|ambito|bereik|スコープ|范围|範圍|作用域',
  secret:
    'client[ _-]secret|client_secret|geheime[rn]? clientschlüssel|clientgeheim|geheimer? clientschl|secret client|secreto (?:de|del) cliente|segredo (?:de|do) cliente|segreto client|clientgeheim|クライアント ?シークレット|客户端(?:密码|机密|密钥)|用戶端密碼',
  signInFrequency:
    'sign-?in frequency|anmeldehäufigkeit|fréquence de connexion|frecuencia de inicio|frequência de (?:entrada|in[ií]cio|logon|login)|frequenza di accesso|aanmeldingsfrequentie|サインインの頻度|サインイン頻度|登录频率|登入頻率',
  singleTenant:
    'multi-?tenant|mehrinstanzen|mehrmandanten|multi-?locataire|mutualisée|multi-?inquilino|multilocatári|multi-?locat|マルチテナント|多租户|多租用戶',
  tenant:
    'tenant|mandant|directory|verzeichnis|locataire|annuaire|répertoire|inquilino|directorio|diretório|locatári|directory|テナント|ディレクトリ|租户|目录|租用戶|目錄',
  severalOf:
    'more than one|multiple|mehr als ein|mehrere|plusieurs|plus d.un|más de un|varios|mais de um|vários|più di un|meerdere|複数|多个|多個|不止一个',
  unsupported:
    'not supported|not allowed|nicht unterstützt|pas pris en charge|n.est pas prise? en charge|no (?:se admite|es compatible|está permit)|não (?:é|há) (?:suport|compat|permit)|não tem suporte|non (?:è )?supportat|niet ondersteund|サポートされ(?:て)?い(?:ま|な)|不支持|不支援',
  user: 'user|benutzer|utilisateur|usuario|usuário|utente|gebruiker|ユーザー|用户|使用者',
} as const;
export type Stem = keyof typeof stems;

/** How far apart what belongs together may begin: within a sentence or two. */
const reach = 140;

/** A word in several languages, and where it was found in the text that was looked at last. */
interface Word {
  pattern: RegExp;
  text: string;
  places: readonly number[];
}

/** Rows share them: each is compiled once, and sought once in each text. */
const words = new Map<string, Word>();

/**
 * Wording in which all the stems stand near each other, in any order: languages differ in it.
 *
 * @param parts names of stems, or patterns, or several of either divided by `|`
 */
export function near(...parts: readonly (Stem | (string & {}))[]): Wording {
  return {
    test(text) {
      const [first = [], ...others] = parts.map((part) => placesOf(part, text));
      return first.some((place) =>
        others.every((places) => places.some((other) => Math.abs(other - place) <= reach)),
      );
    },
  };
}

function placesOf(part: string, text: string): readonly number[] {
  const word = words.get(part) ?? { pattern: patternOf(part), text: '', places: [] };
  words.set(part, word);
  if (word.text !== text) {
    word.text = text;
    word.places = Array.from(text.matchAll(word.pattern), ({ index }) => index);
  }
  return word.places;
}

function patternOf(part: string): RegExp {
  const source = part
    .split('|')
    .map((each) => (each in stems ? stems[each as Stem] : each))
    .join('|');
  return new RegExp(source, 'g');
}
