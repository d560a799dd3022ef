import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'playwright/test';
import type { Frame, Page } from 'playwright';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import { functionNames } from '../support/assistant-functions.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { openSignInWindow, startPractice, walkTo } from './walk.ts';

/** What the scripts of a page may find in their window. */
interface PageWindow {
  assistant: AssistantApi;
  /** A call to the main process past the preload script, which the Chromium host gives for tests. */
  electronHostInvoke?: (channel: string, ...args: unknown[]) => Promise<unknown>;
}

// The tests leave the app as they found it, so they share one.
test.describe.configure({ mode: 'default' });

let app: LaunchedApp;
let page: Page;
let outside: Server;
let outsideUrl: string;
let outsideRequests: string[] = [];

test.beforeAll(async () => {
  outside = createServer((request, response) => {
    outsideRequests.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('outside');
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  app = await launch({ env: { ELECTRON_HOST_RAW_IPC: '1' } });
  page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test.beforeEach(() => {
  outsideRequests = [];
});

// Whatever a page tried, it is still the app's page, alone, and nothing has left the machine.
test.afterEach(async () => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => app.windows().length).toBe(1);
  expect(outsideRequests).toEqual([]);
});

test.afterAll(async () => {
  await app.close();
  outside.close();
});

/** What Chromium has told the page's console of security, from the page's first moment on. */
async function securityMessages(): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const texts: string[] = [];
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.source === 'security') texts.push(entry.text);
  });
  // What was told before is told again, all of it before this answers.
  await session.send('Log.enable');
  await session.detach();
  return texts;
}

/** Calls the main process from a frame past the preload script, as a hijacked page would. */
function callFrom(frame: Frame | Page, channel: string): Promise<unknown> {
  return frame.evaluate(async (name) => {
    const { electronHostInvoke } = window as unknown as PageWindow;
    return electronHostInvoke ? await electronHostInvoke(name) : 'nothing to call with';
  }, channel);
}

/** What {@link callFrom} comes to where a frame may not call: Electron gives it nothing to call. */
function refusedCall(): unknown {
  if (app.kind === 'electron') return 'nothing to call with';
  return { ok: false, error: { code: 'ipc/forbidden' } };
}

// First, before anything else has been tried.
test('starting violates no policy', async () => {
  expect(await securityMessages()).toEqual([]);
});

test('the page has the functions of the contract, frozen, and nothing of Node or Electron', async () => {
  const found = await page.evaluate(() => {
    const { assistant } = window as unknown as PageWindow;
    const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'ipcRenderer'];
    return {
      keys: Object.keys(assistant),
      frozen: Object.isFrozen(assistant),
      writable: Object.getOwnPropertyDescriptor(window, 'assistant')?.writable,
      leaked: names.filter((name) => name in window),
    };
  });
  expect(found).toEqual({
    keys: functionNames,
    frozen: true,
    writable: false,
    leaked: [],
  });
});

test('a call that the contract does not know is refused, and the log does not quote it', async () => {
  const result = await page.evaluate(() => {
    const { assistant } = window as unknown as PageWindow;
    const request = { url: 'https://aka.ms/marker-of-a-request', more: true };
    return assistant.openLink(request);
  });
  expect(result).toEqual({ ok: false, error: { code: 'ipc/invalid' } });
  await expect.poll(() => app.output()).toContain('not in the contract');
  expect(app.output()).not.toContain('marker-of-a-request');
});

test('a link that is not on the list is not opened', async () => {
  const results = await page.evaluate(async () => {
    const { assistant } = window as unknown as PageWindow;
    const urls = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'ms-settings:',
      'https://x.example/',
    ];
    return await Promise.all(urls.map((url) => assistant.openLink({ url })));
  });
  expect(results).toEqual(
    Array.from({ length: 4 }, () => ({ ok: false, error: { code: 'link/refused' } })),
  );
});

test('inline scripts do not run, neither do texts as code', async () => {
  const found = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) => {
      const listen = (event: SecurityPolicyViolationEvent): void => {
        resolve(`${event.effectiveDirective} ${event.blockedURI}`);
      };
      document.addEventListener('securitypolicyviolation', listen, { once: true });
    });
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.head.append(script);
    const inline = await violation;
    script.remove();
    // In a task of the page's own: what a test runs directly may do more than the page.
    const evaluated = await new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          resolve(String((0, eval)('1 + 1')));
        } catch (error) {
          resolve(error instanceof Error ? error.name : 'something else');
        }
      }, 0);
    });
    return { inline, evaluated, ran: 'ranInline' in window };
  });
  expect(found).toEqual({ inline: 'script-src-elem inline', evaluated: 'EvalError', ran: false });
  // Shows, too, that the test of the start would have seen one.
  expect(await securityMessages()).toContainEqual(expect.stringContaining('inline script'));
});

test('a page reaches nothing over the network, nor its own files by script', async () => {
  const directives = await page.evaluate(async (url) => {
    const violated: string[] = [];
    const attempt = async (start: () => unknown): Promise<void> => {
      const seen = new Promise<string>((resolve) => {
        const listen = (event: SecurityPolicyViolationEvent): void => {
          resolve(event.effectiveDirective);
        };
        document.addEventListener('securitypolicyviolation', listen, { once: true });
      });
      start();
      violated.push(await seen);
    };
    const append = (tag: string, attributes: Record<string, string>): void => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
      element.remove();
    };
    await attempt(() => fetch(`${url}/fetch`).catch(() => undefined));
    await attempt(() => fetch('/index.html').catch(() => undefined));
    await attempt(() => new WebSocket(url.replace('http', 'ws')));
    await attempt(() => navigator.sendBeacon(`${url}/beacon`, 'x'));
    await attempt(() => {
      new Image().src = `${url}/image`;
    });
    await attempt(() => {
      append('script', { src: `${url}/script.js` });
    });
    await attempt(() => {
      append('link', { rel: 'stylesheet', href: `${url}/style.css` });
    });
    // Its answer would go into a frame, so that the test's page has nothing to wait for.
    const frame = document.createElement('iframe');
    frame.name = 'answer';
    const form = document.createElement('form');
    form.target = 'answer';
    form.action = `${url}/form`;
    document.body.append(frame, form);
    await attempt(() => {
      form.submit();
    });
    form.remove();
    frame.remove();
    return violated;
  }, outsideUrl);
  expect(directives).toEqual([
    'connect-src',
    'connect-src',
    'connect-src',
    'connect-src',
    'img-src',
    'script-src-elem',
    'style-src-elem',
    'form-action',
  ]);
});

/** Whether the log has a line of this event that says where the page wanted to go. */
function isRefusalLogged(event: string, to: string): boolean {
  return app
    .output()
    .split('\n')
    .some((line) => line.includes(`"event":"${event}"`) && line.includes(`"to":"${to}"`));
}

test('a page cannot lead its window elsewhere', async () => {
  const isLogged = (host: string): Promise<boolean> =>
    Promise.resolve(isRefusalLogged('navigation refused', host));
  const attempts: [string, () => Promise<boolean>][] = [
    [`${outsideUrl}/page`, () => isLogged(outsideUrl)],
    ['/index.html', () => isLogged('app://ui')],
    // Chromium itself keeps pages from these, before anyone is asked.
    ['file:///etc/passwd', async () => (await securityMessages()).join().includes('file:///etc')],
    ['data:text/html,x', async () => (await securityMessages()).join().includes('data:text/html')],
  ];
  await page.evaluate(() => {
    document.body.setAttribute('data-same-document', 'yes');
  });
  for (const [url, isRefused] of attempts) {
    await page.evaluate((address) => {
      location.href = address;
    }, url);
    await expect.poll(isRefused, url).toBe(true);
  }
  expect(await page.getAttribute('body', 'data-same-document')).toBe('yes');
});

test('a page cannot open a window', async () => {
  await page.evaluate((url) => {
    window.open(`${url}/window`);
    window.open('about:blank');
  }, outsideUrl);
  for (const to of [outsideUrl, 'about://']) {
    await expect.poll(() => isRefusalLogged('new window refused', to), to).toBe(true);
  }
});

test('a page is given no permission', async () => {
  const found = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    position: await new Promise<number | string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => {
          resolve('told');
        },
        ({ code }) => {
          resolve(code);
        },
      );
    }),
    states: await Promise.all(
      (['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as const).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  }));
  expect(found).toEqual({
    notifications: 'denied',
    // PERMISSION_DENIED
    position: 1,
    states: ['denied', 'denied', 'denied', 'denied', 'denied'],
  });
});

test('a frame inside the page has no functions, and its calls are refused', async () => {
  const main = { ok: true, value: expect.objectContaining({ version: expect.any(String) }) };
  if (app.kind === 'chromium-host') expect(await callFrom(page, 'app:info')).toEqual(main);
  await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.name = 'inside';
    frame.srcdoc = '<p>inside</p>';
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
    });
    document.body.append(frame);
    await loaded;
  });
  try {
    const frame = page.frame('inside');
    if (!frame) throw new Error('there is no frame');
    expect(await frame.evaluate(() => 'assistant' in window)).toBe(false);
    expect(await callFrom(frame, 'app:info')).toEqual(refusedCall());
  } finally {
    await page.evaluate(() => document.querySelector('iframe')?.remove());
  }
});

test('a sign-in page has no functions, and its calls are refused', async () => {
  await startPractice(page);
  await walkTo(page, 'Sign in');
  const signIn = await openSignInWindow(app, page);
  expect(await signIn.evaluate(() => 'assistant' in window)).toBe(false);
  expect(await callFrom(signIn, 'app:info')).toEqual(refusedCall());
  await signIn.close();
});
