import type { Program } from './program.ts';
import { quotePhp } from './quote.ts';
import { helperCommand, helperCommands, helperNotes, tokenHelper } from './token-helper.ts';
import { serverOf, type ProgramValues } from './values.ts';

/**
 * PHP with webklex/php-imap: the token is given as the password. Microsoft has no library for PHP that
 * gets one: an app's is asked for here, a person's comes from our helper.
 * Source: php-imap.com, "oAuth"; RFC 6749 section 4.4.2.
 */
export const php: Program = {
  id: 'php',
  name: 'PHP (webklex/php-imap)',
  protocols: ['imap'],
  access: ['delegated', 'application'],
  settingsFor: (values) => {
    const ownToken = values.proof === 'secret';
    return {
      fields: [],
      files: [
        { name: 'mailbox-example.php', text: example(values) },
        ...(ownToken ? [] : [tokenHelper(values)]),
      ],
      commands: [
        'composer require webklex/php-imap',
        ...(ownToken ? [] : helperCommands(values)),
        ownToken
          ? 'php mailbox-example.php'
          : `MAILBOX_ACCESS_TOKEN="$(${helperCommand})" php mailbox-example.php`,
      ],
      notes: ownToken ? ['code-client-secret'] : ['php-token', ...helperNotes(values)],
    };
  },
};

function example(values: ProgramValues): string {
  const imap = serverOf(values, 'imap');
  if (!imap) return '';
  return `<?php
// Opens a mailbox with an access token.
// Made by Mailbox OAuth Assistant from the settings of a connection. There is no secret in it.
declare(strict_types=1);

use Webklex\\PHPIMAP\\ClientManager;

require __DIR__ . '/vendor/autoload.php';

${values.proof === 'secret' ? appToken(values) : handedToken}
$client = (new ClientManager())->make([
    'host' => ${quotePhp(imap.host)},
    'port' => ${String(imap.port)},
    'encryption' => '${imap.security === 'tls' ? 'ssl' : 'starttls'}',
    'validate_cert' => true,
    'protocol' => 'imap',
    'authentication' => 'oauth',
    'username' => ${quotePhp(imap.user)},
    'password' => accessToken(),
]);
$client->connect();
$status = $client->getFolderByPath('INBOX')->examine();
echo 'IMAP: ', $status['exists'], " messages in the inbox\\n";
$client->disconnect();
`;
}

const handedToken = `function accessToken(): string
{
    $token = getenv('MAILBOX_ACCESS_TOKEN');
    if ($token === false || $token === '') {
        throw new RuntimeException('Set MAILBOX_ACCESS_TOKEN to what mailbox_token.py prints.');
    }
    return $token;
}
`;

function appToken({ tokenEndpoint, clientId, scopes }: ProgramValues): string {
  return `function accessToken(): string
{
    $path = getenv('MAILBOX_CLIENT_SECRET_FILE');
    $secret = $path === false ? getenv('MAILBOX_CLIENT_SECRET') : trim((string) file_get_contents($path));
    if ($secret === false || $secret === '') {
        throw new RuntimeException('Set MAILBOX_CLIENT_SECRET_FILE to a file with the client secret in it.');
    }
    $request = [
        'method' => 'POST',
        'header' => 'Content-Type: application/x-www-form-urlencoded',
        'content' => http_build_query([
            'grant_type' => 'client_credentials',
            'client_id' => ${quotePhp(clientId)},
            'client_secret' => $secret,
            'scope' => ${quotePhp(scopes.join(' '))},
        ]),
        'ignore_errors' => true,
        'timeout' => 30,
    ];
    $context = stream_context_create(['http' => $request]);
    $answer = file_get_contents(${quotePhp(tokenEndpoint)}, false, $context);
    $token = json_decode((string) $answer, true);
    if (!isset($token['access_token'])) {
        throw new RuntimeException($token['error_description'] ?? 'The authority gave no token.');
    }
    return $token['access_token'];
}
`;
}
