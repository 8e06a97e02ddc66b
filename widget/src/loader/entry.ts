import { startLoader } from "./loader.ts";

const script = document.currentScript as HTMLScriptElement | null;
const mark = window as unknown as { throughlineChatIsLoaded?: true };

// A second tag would be a second chat.
if (script?.dataset.key && !mark.throughlineChatIsLoaded) {
  mark.throughlineChatIsLoaded = true;
  startLoader(script);
} else if (!script?.dataset.key) {
  console.error('throughline: the script of the chat needs data-key="…".');
}
