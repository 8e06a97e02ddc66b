import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ChatConfig } from "../../../server/src/channels/contract.ts";
import type { Chat } from "../chat/client.ts";
import type { Language } from "../languages.ts";
import type { Texts } from "../texts/en.ts";
import type { Format } from "./format.ts";
import type { Navigation } from "./navigation.ts";

/** What every part of the panel is given. */
export interface Surroundings {
  origin: string;
  chat: Chat;
  config: ChatConfig;
  language: Language;
  texts: Texts;
  format: Format;
  navigation: Navigation;
  sound: { isOn(): boolean; turn(isOn: boolean): void };
}

const context = createContext<Surroundings | undefined>(undefined);
export const SurroundingsProvider = context.Provider;

export function useSurroundings(): Surroundings {
  return useContext(context)!;
}
