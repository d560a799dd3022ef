import { createContext, useContext } from 'react';
import { en, type Messages } from '../shared/messages/en.ts';

/** The catalogue of the chosen language. */
export const MessagesContext = createContext<Messages>(en);

/** Every text that a component shows comes from here. */
export function useMessages(): Messages {
  return useContext(MessagesContext);
}
