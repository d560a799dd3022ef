import type { ServiceUser } from './server-folder.ts';

/** One port of one login service: `imap` waits for plain connections, `imaps` for TLS. */
export interface Listener {
  name: string;
  port: number;
  tls: boolean;
}

/** A protocol that Dovecot serves, its login process and its ports. */
export interface Service {
  protocol: string;
  login: string;
  listeners: readonly Listener[];
}

/** What the configuration depends on. */
export interface DovecotSettings {
  folder: string;
  /** Who Dovecot itself runs as. */
  user: ServiceUser;
  addresses: readonly string[];
  services: readonly Service[];
  /** Where the submission service hands mail on: a port of 127.0.0.1. */
  relayPort: number;
}

/** Names of the files in Dovecot's folder that the configuration refers to. */
export const dovecotFiles = {
  config: 'dovecot.conf',
  lua: 'exchange.lua',
  log: 'dovecot.log',
  certificate: 'server.crt',
  key: 'server.key',
  ca: 'ca.crt',
  mail: 'mail',
  authSocket: 'run/auth-client',
} as const;

/**
 * The configuration of a Dovecot 2.3 that runs as one unprivileged user, offers exactly the
 * mechanisms that Exchange Online does, and leaves every decision on a token to a Lua passdb.
 * (Dovecot 2.4 has another syntax.)
 *
 * - The first passdb carries only `nodelay`, so that a refusal takes 5 ms instead of 500 ms; it
 *   decides nothing (`continue-fail`).
 * - Without its socket, anvil cannot delay logins after failures from the same address.
 * - `ssl_client_ca_file` is what the Lua HTTP client verifies the authority with.
 * - With its own limits Dovecot takes ten connections of one user and address at a time.
 * - Told what the relay can do, the submission service need not ask it at each login (200 ms).
 */
export function dovecotConfig(settings: DovecotSettings): string {
  const { folder, user, services } = settings;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = mailbox-test
log_path = ${folder}/${dovecotFiles.log}
auth_verbose = yes
listen = ${settings.addresses.join(', ')}
protocols = ${services.map(({ protocol }) => protocol).join(' ')}
default_login_user = ${user.name}
default_internal_user = ${user.name}
default_internal_group = ${user.group}
first_valid_uid = 1
last_valid_uid = 0
first_valid_gid = 1
mail_uid = ${user.uid}
mail_gid = ${user.gid}
mail_location = maildir:~/Maildir
disable_plaintext_auth = yes
ssl = required
ssl_cert = <${folder}/${dovecotFiles.certificate}
ssl_key = <${folder}/${dovecotFiles.key}
ssl_min_protocol = TLSv1.2
ssl_client_ca_file = ${folder}/${dovecotFiles.ca}
auth_mechanisms = plain xoauth2
auth_failure_delay = 0
auth_worker_max_count = 4
mail_max_userip_connections = 0
default_process_limit = 200
hostname = localhost
submission_relay_host = 127.0.0.1
submission_relay_port = ${settings.relayPort}
submission_backend_capabilities = 8BITMIME CHUNKING PIPELINING SIZE ENHANCEDSTATUSCODES
passdb {
  driver = static
  args = nopassword=y nodelay=y
  result_success = continue-fail
}
passdb {
  driver = lua
  mechanisms = xoauth2
  args = file=${folder}/${dovecotFiles.lua} blocking=yes
}
userdb {
  driver = static
  args = uid=${user.uid} gid=${user.gid} home=${folder}/${dovecotFiles.mail}/%Lu
}
namespace inbox {
  inbox = yes
  separator = /
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service auth {
  unix_listener auth-client {
    mode = 0600
  }
}
service auth-worker {
  user =
}
${services.map(loginService).join('')}`;
}

function loginService({ login, listeners }: Service): string {
  const ports = listeners.map(
    ({ name, port, tls }) =>
      `  inet_listener ${name} {\n    port = ${port}\n    ssl = ${tls ? 'yes' : 'no'}\n  }\n`,
  );
  return `service ${login} {
  chroot =
  process_min_avail = 1
  service_count = 0
${ports.join('')}}
`;
}

/**
 * The Lua passdb: it asks our endpoint whether this token may open this mailbox. For XOAUTH2,
 * Dovecot calls it with the `user=` field and, as the password, the token.
 *
 * @param authorityUrl the endpoint of `exchange-authority.ts`: 200 accepts, 401 refuses, all else
 *   is a temporary failure
 */
export function exchangeLua(authorityUrl: string): string {
  return `local client = dovecot.http.client { timeout = 5000, max_attempts = 1 }

local function encode(text)
  return (text:gsub("[^A-Za-z0-9._~-]", function(char)
    return string.format("%%%02X", char:byte())
  end))
end

function auth_password_verify(request, token)
  local ask = client:request { url = "${authorityUrl}", method = "POST" }
  ask:add_header("Content-Type", "application/x-www-form-urlencoded")
  ask:set_payload("user=" .. encode(request.user) .. "&service=" .. encode(request.service)
    .. "&token=" .. encode(token))
  local status = ask:submit():status()
  if status == 200 then
    return dovecot.auth.PASSDB_RESULT_OK, {}
  elseif status == 401 then
    return dovecot.auth.PASSDB_RESULT_PASSWORD_MISMATCH, {}
  end
  return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, "the authority answered " .. status
end
`;
}
