import { createDeviceCodeFlow } from '../../../electron/auth/flows/device-code.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { signIn, type SignInInput } from '../../../electron/auth/sign-in.ts';
import type { SignInOutcome, SignInPage, SignInPageOutcome } from '../../../electron/auth/types.ts';
import type { startPractice } from '../../../electron/practice/practice-tenant.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { FlowId } from '../../../shared/flows.ts';
import type { SignInProgress } from '../../../shared/sign-in.ts';
import {
  answerDevicePage,
  answerSignInPage,
  postForm,
} from '../../electron/auth/flows/practice-person.ts';
import { watchRequests, type SeenRequest } from '../../support/watch-requests.ts';
import { connectionTo, targetOf } from './sign-ins.ts';

type Practice = Awaited<ReturnType<typeof startPractice>>;

/** Device codes are asked about every five seconds; here a second is as short as this. */
export const shortSecondMs = 20;

/** What the app itself asks of the authority; everything else a person's browser asks. */
const endpoints = {
  'v2.0/.well-known/openid-configuration': 'configuration',
  'oauth2/v2.0/devicecode': 'device code',
  'oauth2/v2.0/token': 'token',
} as const;
export type AppRequest = (typeof endpoints)[keyof typeof endpoints];

/** A sign-in with everything that a test may have happen to it. */
export interface Scene {
  practice: Practice;
  flow: FlowId;
  /** What the person does on the page; nothing at all where it is `wait`. */
  person: 'sign-in' | 'decline' | 'wait';
  /** Cancels the sign-in. */
  controller: AbortController;
  /** Where the authority is, if it is not the practice tenant's own place. */
  authority?: string;
  /** What is different in the connection. */
  connection: Partial<Connection>;
  /** More of what the sign-in is given. */
  input: Omit<Partial<SignInInput>, 'connection'>;
  /** Happens when the person has answered the page, before the app is told: changes the answer. */
  onAnswer: (answer: URLSearchParams) => void | Promise<void>;
  /** Happens when a page or a code is shown to the person. */
  onShown: () => void;
  /** Happens when the authority gets one of the app's requests. */
  onRequest: (what: AppRequest, request: SeenRequest) => void;
}

/** What came of it. */
export interface Played {
  outcome: SignInOutcome;
  /** The app's requests, as the authority got them. */
  asked: AppRequest[];
  progress: SignInProgress[];
  /** Where the browser's answer went, if one was opened. */
  redirectUri?: string;
}

/** A scene in which nothing goes wrong. */
export function usualScene(practice: Practice, flow: FlowId): Scene {
  return {
    ...{ practice, flow, person: 'sign-in', controller: new AbortController() },
    ...{ connection: {}, input: {} },
    onAnswer: () => undefined,
    onShown: () => undefined,
    onRequest: () => undefined,
  };
}

/** Signs in, with a person who does what the scene says. */
export async function play(scene: Scene): Promise<Played> {
  const { practice, flow, controller, person } = scene;
  const played: Omit<Played, 'outcome'> = { asked: [], progress: [] };
  /** What goes on beside the sign-in. */
  const beside: Promise<unknown>[] = [];
  const isPersons = flow === 'window' || flow === 'browser' || flow === 'device-code';
  const connection = connectionTo(flow, {
    ...(isPersons || flow === 'pasted-token'
      ? { access: 'delegated', user: 'adele@contoso.example', offlineAccess: true }
      : {}),
    ...scene.connection,
  });
  const target = targetOf(connection, practice);
  const { authority = target.authority } = scene;

  async function answered(url: string): Promise<{ redirectUri: string; fields: URLSearchParams }> {
    const answer = await answerSignInPage(practice, url, person === 'wait' ? 'sign-in' : person);
    await scene.onAnswer(answer.fields);
    return answer;
  }

  async function showSignInPage({ url }: SignInPage): Promise<SignInPageOutcome> {
    scene.onShown();
    // A window that does not notice anything.
    if (person === 'wait') return new Promise<never>(() => undefined);
    const { redirectUri, fields } = await answered(url);
    return { kind: 'redirected', url: makeSecret(`${redirectUri}?${fields.toString()}`) };
  }

  function openBrowser(url: string): Promise<void> {
    scene.onShown();
    played.redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
    if (person === 'wait') return Promise.resolve();
    const answer = async (): Promise<void> => {
      const { redirectUri, fields } = await answered(url);
      await postForm(redirectUri, fields);
    };
    beside.push(answer());
    return Promise.resolve();
  }

  const stopWatching = watchRequests(Number(new URL(practice.authority).port), (request) => {
    const [, , ...rest] = request.path.split('/');
    const what = Object.entries(endpoints).find(([path]) => path === rest.join('/'))?.[1];
    if (what === undefined) return;
    played.asked.push(what);
    scene.onRequest(what, request);
  });
  try {
    const outcome = await signIn({
      ...{ connection, target: { ...target, authority } },
      surroundings: { showSignInPage, openBrowser },
      signal: controller.signal,
      ...(flow === 'device-code' ? { flow: createDeviceCodeFlow(shortSecondMs) } : {}),
      ...scene.input,
      onProgress: (step) => {
        played.progress.push(step);
        if (step.kind !== 'device-code') return;
        scene.onShown();
        if (person === 'wait') return;
        const action = person === 'decline' ? 'cancel' : 'accept';
        const answer = async (): Promise<void> => {
          await answerDevicePage(practice, step, action);
          await scene.onAnswer(new URLSearchParams());
        };
        beside.push(answer());
      },
    });
    await Promise.all(beside);
    return { ...played, outcome };
  } finally {
    stopWatching();
  }
}
