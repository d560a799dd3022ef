import type { ProgramFile, ProgramNote } from './program.ts';
import { quotePython } from './quote.ts';
import type { ProgramValues } from './values.ts';

/** How mail programs call it: it lies in the home folder, and prints nothing but the token. */
export const helperCommand = 'python3 ~/mailbox_token.py';

/** What has to be done once before. */
export function helperCommands({ access }: ProgramValues): string[] {
  return access === 'delegated' ? [`${helperCommand} --sign-in`] : [];
}

/** What is to be known of it. */
export function helperNotes(values: ProgramValues): ProgramNote[] {
  if (values.access === 'delegated') return ['token-helper', 'helper-sign-in', 'public-client'];
  return ['token-helper', values.proof === 'certificate' ? 'certificate' : 'client-secret'];
}

/**
 * The program that programs ask for an access token: most of them only know a command that prints a
 * password. It signs in with MSAL for Python, by device code or as the app, and keeps a person's
 * refresh token in a file of theirs. No secret stands in it.
 */
export function tokenHelper(values: ProgramValues): ProgramFile {
  const body = values.access === 'delegated' ? personBody : appBody(values);
  return {
    name: 'mailbox_token.py',
    text: `#!/usr/bin/env python3
"""Prints an access token for a mailbox, for mail programs that ask a command for one.

Needs MSAL for Python: pip install msal, or on Debian and Ubuntu apt install python3-msal.
${values.access === 'delegated' ? personUse : appUse(values)}
Made by Mailbox OAuth Assistant from the settings of a connection. There is no secret in it.
"""
${values.access === 'delegated' ? personImports : appImports(values)}

import msal

AUTHORITY = ${quotePython(values.authority)}
CLIENT_ID = ${quotePython(values.clientId)}
SCOPES = [
${values.scopes.map((scope) => `    ${quotePython(scope)},`).join('\n')}
]
${values.access === 'delegated' ? `USER = ${quotePython(values.signer)}\n` : ''}${
      values.isKnownAuthority
        ? ''
        : '\n# This authority is not one of the ones that Microsoft keeps a list of.\n'
    }
OPTIONS = {${values.isKnownAuthority ? '' : "'instance_discovery': False"}}


${body}`,
  };
}

const personUse = `Run it once with --sign-in. From then on it renews the sign-in by itself. What that
needs is in the folder ~/.mailbox-token, which only you may read: it opens the mailbox.
`;

function appUse({ proof }: ProgramValues): string {
  return proof === 'certificate'
    ? `MAILBOX_CERTIFICATE_FILE names a PEM file with the certificate and its private key, without a
password. Only the account that runs this should be able to read it.
`
    : `MAILBOX_CLIENT_SECRET_FILE names a file with the client secret in it, or
MAILBOX_CLIENT_SECRET holds it. Only the account that runs this should be able to read it.
`;
}

const personImports = 'import hashlib\nimport os\nimport sys';

function appImports({ proof }: ProgramValues): string {
  return proof === 'certificate'
    ? 'import hashlib\nimport os\nimport re\nimport ssl\nimport sys'
    : 'import os\nimport sys';
}

const personBody = `FOLDER = os.path.join(os.path.expanduser('~'), '.mailbox-token')
NAME = hashlib.sha256((AUTHORITY + ' ' + CLIENT_ID + ' ' + USER).encode()).hexdigest()[:16]
CACHE = os.path.join(FOLDER, NAME + '.json')


def read_cache():
    cache = msal.SerializableTokenCache()
    if os.path.exists(CACHE):
        with open(CACHE, encoding='utf-8') as file:
            cache.deserialize(file.read())
    return cache


def write_cache(cache):
    if not cache.has_state_changed:
        return
    os.makedirs(FOLDER, mode=0o700, exist_ok=True)
    # A new file that nobody else may read takes the place of the old one, so that none is half
    # written when two programs ask at the same time.
    new = CACHE + '.' + str(os.getpid())
    with open(os.open(new, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), 'w', encoding='utf-8') as file:
        file.write(cache.serialize())
    os.replace(new, CACHE)


def access_token(ask=False):
    """Returns an access token; with ask, a person signs in first."""
    cache = read_cache()
    app = msal.PublicClientApplication(CLIENT_ID, authority=AUTHORITY, token_cache=cache, **OPTIONS)
    if ask:
        for account in app.get_accounts():
            app.remove_account(account)
        flow = app.initiate_device_flow(scopes=SCOPES)
        if 'user_code' not in flow:
            sys.exit(refusal(flow))
        print(flow['message'], file=sys.stderr, flush=True)
        print('Sign in as ' + USER + '.', file=sys.stderr, flush=True)
        result = app.acquire_token_by_device_flow(flow)
    else:
        accounts = app.get_accounts()
        result = app.acquire_token_silent_with_error(SCOPES, accounts[0]) if accounts else None
    write_cache(cache)
    if result is None:
        sys.exit('Nobody is signed in yet. Run: python3 mailbox_token.py --sign-in')
    if 'access_token' not in result:
        sys.exit(refusal(result))
    return result['access_token']


def refusal(result):
    return str(result.get('error')) + ': ' + str(result.get('error_description'))


if __name__ == '__main__':
    if sys.argv[1:] == ['--sign-in']:
        access_token(ask=True)
        print('Signed in.', file=sys.stderr)
    else:
        print(access_token())
`;

const secretCredential = `def credential():
    path = os.environ.get('MAILBOX_CLIENT_SECRET_FILE')
    if path:
        with open(path, encoding='utf-8') as file:
            return file.read().strip()
    secret = os.environ.get('MAILBOX_CLIENT_SECRET')
    if not secret:
        sys.exit('Set MAILBOX_CLIENT_SECRET_FILE to a file with the client secret in it.')
    return secret
`;

const certificateCredential = `def credential():
    path = os.environ.get('MAILBOX_CERTIFICATE_FILE')
    if not path:
        sys.exit('Set MAILBOX_CERTIFICATE_FILE to a PEM file with certificate and private key.')
    with open(path, encoding='utf-8') as file:
        pem = file.read()
    certificate = ssl.PEM_cert_to_DER_cert(block(pem, 'CERTIFICATE'))
    # By its SHA-1 the authority finds the certificate; nothing is proved with it.
    return {
        'private_key': block(pem, '[A-Z ]*PRIVATE KEY'),
        'thumbprint': hashlib.sha1(certificate).hexdigest(),
    }


def block(pem, label):
    found = re.search('-----BEGIN (' + label + ')-----.+?-----END \\\\1-----', pem, re.DOTALL)
    if not found:
        sys.exit('MAILBOX_CERTIFICATE_FILE lacks the certificate or its private key.')
    return found.group(0)
`;

function appBody({ proof }: ProgramValues): string {
  return `${proof === 'certificate' ? certificateCredential : secretCredential}

def access_token():
    """Returns an access token of the app."""
    app = msal.ConfidentialClientApplication(
        CLIENT_ID, authority=AUTHORITY, client_credential=credential(), **OPTIONS
    )
    result = app.acquire_token_for_client(scopes=SCOPES)
    if 'access_token' not in result:
        sys.exit(str(result.get('error')) + ': ' + str(result.get('error_description')))
    return result['access_token']


if __name__ == '__main__':
    print(access_token())
`;
}
