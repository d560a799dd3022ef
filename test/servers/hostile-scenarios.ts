/** Where the hostile identity provider can lead. */
export interface HostilePlaces {
  /** Its own origin. */
  idp: string;
  redirectUri: string;
  /** An origin without TLS. */
  plain: string;
}

export interface ScenarioAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Plays one scenario; `undefined` is silence. */
export type Scenario = (places: HostilePlaces, state: string) => ScenarioAnswer | undefined;

/** The code that an honest end brings; every other one must not arrive. */
export const honestCode = 'honest-code-8c1f';
/** The code that only tricks bring. */
export const stolenCode = 'stolen-code-77aa';

function answer(base: string, parameters: Record<string, string>): string {
  return `${base}?${new URLSearchParams(parameters).toString()}`;
}

function found(location: string): ScenarioAnswer {
  return { status: 302, headers: { Location: location }, body: '' };
}

function page(body: string, headers: Record<string, string> = {}): ScenarioAnswer {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
    body: `<!doctype html><title>Sign in</title><body>${body}</body>`,
  };
}

function script(code: string): string {
  return `<script>${code.replaceAll('</', '<\\/')}</script>`;
}

/** A redirect whose parameters are these. */
function redirecting(parameters: (state: string) => string): Scenario {
  return ({ redirectUri }, state) => found(`${redirectUri}${parameters(state)}`);
}

/** A page that tries something, and goes on to the honest end once it has failed. */
function trying(
  attempt: (places: HostilePlaces, state: string) => string,
  afterMs = 400,
): Scenario {
  return (places, state) => {
    const end = answer(places.redirectUri, { code: honestCode, state });
    const finish = `setTimeout(() => { location.href = ${JSON.stringify(end)}; }, ${afterMs});`;
    return page(attempt(places, state) + script(finish));
  };
}

/** A page that goes somewhere by script. */
function going(target: (places: HostilePlaces, state: string) => string): Scenario {
  return (places, state) =>
    page(script(`location.href = ${JSON.stringify(target(places, state))};`));
}

const stolen = ({ redirectUri }: HostilePlaces, state: string): string =>
  answer(redirectUri, { code: stolenCode, state });
const honest = ({ redirectUri }: HostilePlaces, state: string): string =>
  answer(redirectUri, { code: honestCode, state });

/** A form that sends itself. */
function form(method: string, { redirectUri }: HostilePlaces, state: string): ScenarioAnswer {
  const fields = Object.entries({ code: honestCode, state }).map(
    ([name, value]) => `<input name="${name}" value="${value}">`,
  );
  return page(
    `<form method="${method}" action="${redirectUri}">${fields.join('')}</form>` +
      script('document.forms[0].submit();'),
  );
}

/** A path that looks like the redirect URI's, at the redirect URI's own server. */
function lookalike(change: (redirectUri: string, places: HostilePlaces) => string): Scenario {
  return (places, state) =>
    found(answer(change(places.redirectUri, places), { code: stolenCode, state }));
}

/** What the identity provider can play, by name. */
export const hostileScenarios: Readonly<Record<string, Scenario>> = {
  /** Also what every unknown address answers, so that a sign-in goes on from there. */
  finish: trying(() => 'Nearly done'),
  stay: () => page('Sign in here'),
  never: () => undefined,
  loop: (_places, state) => found(`/s/loop?state=${state}&n=${Math.random()}`),

  'by-302': (places, state) => found(honest(places, state)),
  'by-two-302': (_places, state) => found(`/s/by-302?state=${state}`),
  'by-script': going(honest),
  'by-meta-refresh': (places, state) =>
    page(
      `<meta http-equiv="refresh" content="0;url=${honest(places, state).replace('&', '&amp;')}">`,
    ),
  'by-get-form': (places, state) => form('get', places, state),
  'by-post-form': (places, state) => form('post', places, state),
  'with-fragment': redirecting((state) => `?code=${honestCode}&state=${state}#fragment`),
  'in-fragment': redirecting((state) => `#code=${stolenCode}&state=${state}`),

  'duplicate-state': redirecting((state) => `?code=${stolenCode}&state=${state}&state=${state}`),
  'wrong-state': redirecting(() => `?code=${stolenCode}&state=wrong`),
  'missing-state': redirecting(() => `?code=${stolenCode}`),
  'code-and-error': redirecting((state) => `?code=${stolenCode}&error=x&state=${state}`),
  'access-denied': redirecting((state) => `?error=access_denied&state=${state}`),
  'other-error': redirecting((state) => `?error=server_error&state=${state}`),
  'error-elsewhere': (_places, state) => found(`/elsewhere?error=access_denied&state=${state}`),

  popup: trying((places, state) => {
    const url = JSON.stringify(stolen(places, state));
    return (
      `<a id="a" target="_blank" href=${url.replaceAll('&', '&amp;')}>x</a>` +
      script(`window.open(${url}); document.getElementById('a').click();`)
    );
  }),
  'to-http-by-302': ({ plain }, state) => found(answer(plain, { code: stolenCode, state })),
  'to-http-by-script': going(({ plain }, state) => answer(plain, { code: stolenCode, state })),
  'to-program-by-302': () => found('ms-device-enrollment:?mode=mdm'),
  'to-program-by-script': going(() => 'ms-device-enrollment:?mode=mdm'),
  'to-javascript-by-302': () => found(`javascript:fetch('/never')`),
  'to-javascript-by-script': trying(() =>
    script(`location.href = "javascript:void(document.title = 'ran')";`),
  ),
  'to-file-by-302': () => found('file:///etc/hostname'),
  'to-file-by-script': trying(() => script(`location.href = 'file:///etc/hostname';`)),
  'to-data-by-script': trying(() => script(`location.href = 'data:text/html,Sign in here';`)),
  /** Asks for what a page may only have where somebody allows it, and tells what it got. */
  permissions: trying(
    () =>
      script(`const report = async () => {
        const asked = {
          location: new Promise((ok, no) => navigator.geolocation.getCurrentPosition(ok, no)),
          notifications: Notification.requestPermission().then((answer) => {
            if (answer !== 'granted') throw new Error(answer);
          }),
          camera: navigator.mediaDevices.getUserMedia({ video: true }),
          screen: navigator.mediaDevices.getDisplayMedia({ video: true }),
          clipboard: navigator.clipboard.readText(),
          midi: navigator.requestMIDIAccess({ sysex: true }),
          fullscreen: document.documentElement.requestFullscreen(),
          pointer: document.body.requestPointerLock(),
        };
        const late = new Promise((_ok, no) => setTimeout(no, 1500));
        const names = Object.keys(asked);
        const got = await Promise.allSettled(
          Object.values(asked).map((answer) => Promise.race([answer, late])),
        );
        const granted = names.filter((_name, at) => got[at].status === 'fulfilled');
        fetch('/permissions?asked=' + names.length + '&granted=' + granted.join());
      };
      report();`),
    3_000,
  ),
  /** Leads on by script without end; no browser counts these. */
  'script-loop': (_places, state) =>
    page(script(`location.replace('/s/script-loop?state=${state}&n=' + Math.random());`)),
  frame: trying((places, state) => `<iframe src="${stolen(places, state)}"></iframe>`),
  'frame-by-302': trying(
    (_places, state) => `<iframe src="/s/steal-by-302?state=${state}"></iframe>`,
  ),
  'steal-by-302': (places, state) => found(stolen(places, state)),
  image: trying((places, state) => `<img src="${stolen(places, state)}">`),
  fetch: trying((places, state) =>
    script(`fetch(${JSON.stringify(stolen(places, state))}, { mode: 'no-cors' });`),
  ),
  'lookalike-dot': lookalike((uri) => `${uri}.evil`),
  'lookalike-letter': lookalike((uri) => `${uri}X`),
  'lookalike-slash': lookalike((uri) => `${uri}/`),
  'lookalike-host': lookalike((uri) => uri.replace('localhost', '127.0.0.1')),
  'lookalike-case': lookalike((uri) => uri.replace('/common/', '/Common/')),
  'lookalike-port': lookalike((uri, { idp }) => idp + new URL(uri).pathname),
  'lookalike-user': lookalike((uri) => uri.replace('https://', 'https://user@')),
  // Chromium takes its time to tell titles.
  title: trying(() => script(`document.title = 'login.microsoftonline.com';`), 3_000),
  // Goes on over its own origin: Chromium leaves a page that began a download where it is otherwise.
  download: (_places, state) =>
    page(
      script(
        `location.href = '/s/attachment';
         setTimeout(() => { location.href = '/s/by-302?state=${state}'; }, 400);`,
      ),
    ),
  attachment: () => page('x', { 'Content-Disposition': 'attachment; filename="evil.exe"' }),
  /** Does not stop when it has arrived. */
  'again-and-again': (places, state) =>
    page(
      script(
        `setInterval(() => { location.href = ${JSON.stringify(honest(places, state))}; }, 30);
         setInterval(() => { location.href = '/s/by-302?state=${state}'; }, 50);`,
      ),
    ),
  'set-cookie': (places, state) => ({
    status: 302,
    headers: {
      Location: honest(places, state),
      'Set-Cookie': 'left=behind; Secure; Path=/; Max-Age=3600',
    },
    body: '',
  }),
  globals: trying(() =>
    script(`const names = ['assistant', 'require', 'process', 'module', 'electron'];
      fetch('/globals?' + names.filter((name) => name in window).join());`),
  ),
};
