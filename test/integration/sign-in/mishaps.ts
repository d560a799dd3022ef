import { vi } from 'vitest';
import { requestDeadlineMs } from '../../../electron/auth/limits.ts';
import type { AppRequest, Scene } from './stage.ts';

/** Does something once, when the app asks for the first time. */
export function atFirst(scene: Scene, wanted: AppRequest, act: Scene['onRequest']): void {
  let done = false;
  scene.onRequest = (what, request) => {
    if (done || what !== wanted) return;
    done = true;
    act(what, request);
  };
}

/** Lets nothing come back to a request, and half a minute pass. */
export function silentAt(wanted: AppRequest) {
  return (scene: Scene): void => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    scene.onRequest = (what, request) => {
      if (what !== wanted) return;
      request.keepSilent();
      vi.advanceTimersByTime(requestDeadlineMs);
    };
  };
}

/** Cuts the connection instead of answering a request, each time. */
export function cutAt(wanted: AppRequest) {
  return (scene: Scene): void => {
    scene.onRequest = (what, request) => {
      if (what === wanted) request.cut();
    };
  };
}

/** Cancels the sign-in when the authority gets a request. */
export function cancelAt(wanted: AppRequest) {
  return (scene: Scene): void => {
    atFirst(scene, wanted, () => {
      scene.controller.abort();
    });
  };
}

/** Changes what the page answers, before the app is told. */
export function changeAnswer(change: (answer: URLSearchParams) => void): (scene: Scene) => void {
  return (scene) => {
    scene.onAnswer = change;
  };
}
