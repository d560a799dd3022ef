import { expect } from 'vitest';
import type { Credential } from '../../../electron/auth/credential.ts';
import { createSystemBrowserFlow } from '../../../electron/auth/flows/system-browser.ts';
import type { AppError } from '../../../shared/errors.ts';
import { flowIds, needsCredential, type FlowId } from '../../../shared/flows.ts';
import { requestToken } from '../../electron/practice/sign-in.ts';
import { atFirst, cancelAt, changeAnswer, cutAt, silentAt } from './mishaps.ts';
import { secretOf } from './sign-ins.ts';
import type { Scene } from './stage.ts';

/** What there is besides the scene. */
export interface World {
  /** A tenant that asks people for their consent, and in which the app's secret has expired. */
  strict: Scene['practice'];
  foreignCertificate: Credential;
  /** Puts the authority's clock forward. */
  goAhead: (minutes: number) => void;
}

/** What goes wrong, in which flows it can, and what has to come of it. */
export interface Row {
  what: string;
  flows: readonly FlowId[];
  arrange: (scene: Scene, world: World) => void;
  error: Partial<AppError>;
  /** How often tokens are asked for, by whomever; absent where a device code is asked about often. */
  tokens: number | Partial<Record<FlowId, number>>;
}

const codeFlows = ['window', 'browser'] as const;
const apps = ['secret', 'certificate'] as const;
const persons = [...codeFlows, 'device-code'] as const;
const all = [...persons, ...apps] as const;

const refused = (code: AppError['code'], number: number) => ({
  code,
  refusal: expect.objectContaining({ numbers: [number] }) as NonNullable<AppError['refusal']>,
});
const cancelled = { code: 'signin/cancelled' } as const;

/** For answers that are never taken. */
const impatientBrowser = createSystemBrowserFlow(700);

export const rows: readonly Row[] = [
  {
    what: 'a wrong secret',
    flows: ['secret'],
    arrange: (scene) => (scene.input.credential = secretOf('canary-wrong~secret')),
    error: refused('credential/wrong-secret', 7000215),
    tokens: 1,
  },
  {
    what: 'an expired secret',
    flows: ['secret'],
    arrange: (scene, { strict }) => (scene.practice = strict),
    error: refused('credential/expired-secret', 7000222),
    tokens: 1,
  },
  {
    what: 'a certificate that was not uploaded',
    flows: ['certificate'],
    arrange: (scene, { foreignCertificate }) => (scene.input.credential = foreignCertificate),
    error: refused('credential/wrong-certificate', 700027),
    tokens: 1,
  },
  {
    what: 'nothing to sign in with',
    flows: flowIds.filter(needsCredential),
    arrange: (scene) => delete scene.input.credential,
    error: { code: 'credential/missing' },
    tokens: 0,
  },
  {
    what: 'a person who declines what the app asks for',
    flows: persons,
    arrange: (scene, { strict }) => Object.assign(scene, { practice: strict, person: 'decline' }),
    error: { code: 'signin/denied' },
    tokens: { window: 0, browser: 0 },
  },
  {
    what: 'a tenant that does not exist',
    flows: all,
    arrange: (scene) => {
      scene.authority = `${new URL(scene.practice.authority).origin}/fabrikam.example`;
    },
    error: refused('tenant/not-found', 90002),
    tokens: 0,
  },
  {
    what: 'tokens of another tenant than the connection’s',
    flows: [...persons, 'pasted-token'],
    arrange: (scene) => (scene.connection.tenant = '00000000-0000-4000-8000-000000000001'),
    error: { code: 'signin/wrong-tenant' },
    tokens: { window: 1, browser: 1, 'pasted-token': 0 },
  },
  {
    what: 'a code that expired at the authority',
    flows: codeFlows,
    arrange: (scene, { goAhead }) => {
      scene.onAnswer = () => {
        goAhead(11);
      };
    },
    error: refused('signin/code-expired', 70008),
    tokens: 1,
  },
  {
    what: 'a code that expired at the authority',
    flows: ['device-code'],
    arrange: (scene, { goAhead }) => {
      scene.person = 'wait';
      scene.onShown = () => {
        goAhead(16);
      };
    },
    error: refused('signin/code-expired', 70020),
    tokens: 1,
  },
  {
    what: 'a code that another program sent first',
    flows: codeFlows,
    arrange: (scene) => {
      scene.onAnswer = async (answer) => {
        const { clientId } = scene.practice.info;
        const form = { grant_type: 'authorization_code', client_id: clientId };
        await requestToken(scene.practice, {
          ...{ ...form, code: answer.get('code') ?? '', code_verifier: 'a'.repeat(43) },
          redirect_uri: 'http://localhost',
        });
      };
    },
    error: refused('signin/code-used', 54005),
    tokens: 2,
  },
  {
    what: 'a code whose tokens were lost on the way, sent once more',
    flows: ['device-code'],
    arrange: (scene) => {
      scene.onAnswer = () => {
        atFirst(scene, 'token', (_what, request) => {
          request.loseAnswer();
        });
      };
    },
    error: refused('signin/code-used', 54005),
    tokens: {},
  },
  ...[
    {
      what: 'a wrong state',
      arrange: changeAnswer((answer) => {
        answer.set('state', 'wrong');
      }),
      detail: 'state is not the one sent',
    },
    {
      what: 'a missing state',
      arrange: changeAnswer((answer) => {
        answer.delete('state');
      }),
      detail: 'state is missing',
    },
  ].flatMap(({ detail, ...row }): Row[] => [
    { ...row, flows: ['window'], error: { code: 'signin/protocol', detail }, tokens: 0 },
    // Anybody can reach the loopback address: only the right answer ends the wait for it.
    {
      ...row,
      ...{ flows: ['browser'], error: { code: 'signin/timeout' }, tokens: 0 },
      arrange: (scene) => {
        row.arrange(scene);
        scene.input.flow = impatientBrowser;
      },
    },
  ]),
  ...['code', 'state', 'session_state'].map((name) => ({
    what: `${name} twice`,
    flows: codeFlows,
    arrange: changeAnswer((answer) => {
      answer.set(name, answer.get(name) ?? 'first');
      answer.append(name, 'second');
    }),
    error: { code: 'signin/protocol', detail: `${name} is there more than once` } as const,
    tokens: 0,
  })),
  {
    what: 'a code and an error at once',
    flows: codeFlows,
    arrange: changeAnswer((answer) => {
      answer.set('error', 'access_denied');
    }),
    error: { code: 'signin/protocol', detail: 'both code and error are there' },
    tokens: 0,
  },
  {
    what: 'being cancelled before it begins',
    flows: flowIds,
    arrange: ({ controller }) => {
      controller.abort();
    },
    error: cancelled,
    tokens: 0,
  },
  {
    what: 'being cancelled before the page',
    flows: all,
    arrange: cancelAt('configuration'),
    error: cancelled,
    tokens: 0,
  },
  {
    what: 'being cancelled at the page',
    flows: persons,
    arrange: (scene) => {
      scene.person = 'wait';
      scene.onShown = () => {
        setImmediate(() => {
          scene.controller.abort();
        });
      };
    },
    error: cancelled,
    tokens: 0,
  },
  {
    what: 'being cancelled with the answer on its way',
    flows: codeFlows,
    arrange: (scene) => {
      scene.onAnswer = () => {
        scene.controller.abort();
      };
    },
    error: cancelled,
    tokens: 0,
  },
  {
    what: 'being cancelled while a device code is asked for',
    flows: ['device-code'],
    arrange: cancelAt('device code'),
    error: cancelled,
    tokens: 0,
  },
  {
    what: 'being cancelled while tokens are asked for',
    flows: all,
    arrange: cancelAt('token'),
    error: cancelled,
    tokens: 1,
  },
  {
    what: 'a person who does nothing',
    flows: ['browser'],
    arrange: (scene) => {
      scene.person = 'wait';
      scene.input.flow = impatientBrowser;
    },
    error: { code: 'signin/timeout' },
    tokens: 0,
  },
  ...(
    [
      ['configuration', all, 0],
      ['device code', ['device-code'], 0],
      ['token', all, 1],
    ] as const
  ).map(([wanted, flows, tokens]) => ({
    what: `silence where the ${wanted} was asked for`,
    flows,
    arrange: silentAt(wanted),
    error: { code: 'signin/no-answer' } as const,
    tokens,
  })),
  {
    // A code is for one use, and nobody knows whether it was used: it is not sent again.
    what: 'the network lost between page and tokens',
    flows: codeFlows,
    arrange: cutAt('token'),
    error: { code: 'signin/network' },
    tokens: 1,
  },
  {
    what: 'the network lost while tokens are asked for',
    flows: ['device-code', ...apps],
    arrange: cutAt('token'),
    error: { code: 'signin/network' },
    tokens: 2,
  },
];
