import type { AssistantApi } from '../shared/assistant-api.ts';

declare global {
  interface Window {
    /** Put there by the preload script; all that the page knows of the world outside. */
    readonly assistant: AssistantApi;
  }
}

/** The main process, as far as the page can ask anything of it. */
export function assistantApi(): AssistantApi {
  return window.assistant;
}
