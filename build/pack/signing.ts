import type { System } from './arguments.ts';

/** What the environment says about signing. */
export interface SigningPlan {
  /** For a person, one line each. Names of variables only: what is in them can be a secret. */
  lines: string[];
  /** Whether the packager is to fail where it cannot sign. */
  mustSign: boolean;
  /** What of a group of variables is missing that was begun; nothing is packed then. */
  problem?: string;
}

/** The variables of one way to have a macOS app notarised, all of which it needs. */
const notarisations = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
];

/** Azure Artifact Signing: where the key is, and who asks for it. */
const azure = [
  ...['AZURE_SIGNING_ENDPOINT', 'AZURE_SIGNING_ACCOUNT', 'AZURE_SIGNING_PROFILE'],
  ...['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'],
];

/**
 * Says whether a build will be signed, and with what; electron-builder 26 reads the same variables
 * (`app-builder-lib`: codeSign/, mac/MacTargetHelper).
 *
 * @param environment as `process.env`; an empty variable is none
 * @param stub a stand-in is never signed, so that nobody takes it for the app
 */
export function planSigning(
  system: System,
  environment: NodeJS.ProcessEnv,
  stub: boolean,
): SigningPlan {
  if (stub) {
    return { lines: ['Not signed: a stand-in for Electron never is.'], mustSign: false };
  }
  const has = (name: string): boolean => (environment[name] ?? '').trim() !== '';
  if (system === 'windows') return planWindows(has);
  if (system === 'macos') return planMacos(has);
  return {
    lines: [
      'Not signed: Linux packages are trusted by the repository that offers them; sign that (apt: InRelease, dnf: repomd.xml), and hand out SHA256SUMS with a signature beside it.',
    ],
    mustSign: false,
  };
}

function planWindows(has: (name: string) => boolean): SigningPlan {
  const link = ['WIN_CSC_LINK', 'CSC_LINK'].find(has);
  // A service principal alone can be there for other reasons.
  if (azure.slice(0, 3).some(has)) {
    const missing = azure.filter((name) => !has(name));
    return missing.length === 0
      ? { lines: ['Signed with Azure Artifact Signing (AZURE_SIGNING_PROFILE).'], mustSign: true }
      : incomplete('Azure Artifact Signing', missing);
  }
  if (link === undefined) {
    return {
      lines: [
        `Not signed: set CSC_LINK and CSC_KEY_PASSWORD (a certificate file), or ${azure.join(', ')}. Windows will warn whoever starts it, and no update is taken from it.`,
      ],
      mustSign: false,
    };
  }
  const password = ['WIN_CSC_KEY_PASSWORD', 'CSC_KEY_PASSWORD'].find(has);
  return {
    lines: [`Signed with the certificate in ${link}, ${passwordNote(password)}.`],
    mustSign: true,
  };
}

function planMacos(has: (name: string) => boolean): SigningPlan {
  const identity = ['CSC_LINK', 'CSC_NAME'].find(has);
  const begun = notarisations.find((names) => names.some(has));
  const missing = begun?.filter((name) => !has(name)) ?? [];
  if (missing.length > 0) return incomplete('Notarisation', missing);
  if (identity === undefined) {
    return {
      lines: [
        'Not signed: set CSC_LINK and CSC_KEY_PASSWORD (a Developer ID certificate), or CSC_NAME (one in the keychain). macOS will refuse to open it until its owner allows that, and it takes no updates.',
        'Not notarised: that needs a signature.',
      ],
      mustSign: false,
    };
  }
  const signed =
    identity === 'CSC_LINK'
      ? `Signed with the certificate in CSC_LINK, ${passwordNote(has('CSC_KEY_PASSWORD') ? 'CSC_KEY_PASSWORD' : undefined)}.`
      : 'Signed with the certificate in the keychain that CSC_NAME names.';
  const notarised =
    begun === undefined
      ? `Not notarised: set ${notarisations.map((names) => names.join(', ')).join('; or ')}.`
      : `Notarised with ${begun[0] ?? ''}.`;
  return { lines: [signed, notarised], mustSign: true };
}

function passwordNote(name: string | undefined): string {
  return name === undefined ? 'without a password' : `its password in ${name}`;
}

function incomplete(what: string, missing: readonly string[]): SigningPlan {
  return { lines: [], mustSign: false, problem: `${what} also needs ${missing.join(', ')}.` };
}
