import { useEffect, useRef } from "preact/hooks";
import { Conversation } from "./conversation.tsx";
import { Form } from "./form.tsx";
import { fill } from "./format.ts";
import { Home } from "./home.tsx";
import type { Screen } from "./navigation.ts";
import { useSurroundings } from "./surroundings.ts";

/** The panel: one screen at a time, with the keyboard kept inside while it is there. */
export function Panel() {
  const { config, texts, navigation } = useSurroundings();
  const box = useRef<HTMLDivElement>(null);
  const screen = navigation.screen();
  const place = placeOf(screen);

  // Where the keyboard goes on each screen: to the first field, or the title where there is none.
  useEffect(() => {
    if (!navigation.takesFocus()) return;
    const find = (selector: string) => box.current?.querySelector<HTMLElement>(selector);
    // On a phone, a field that has the focus brings the keyboard, which hides half of what was said.
    const isForReading = isFullScreen() && screen.kind === "conversation";
    const first = (!isForReading && find("[data-first]")) || find("h2");
    first?.focus({ preventScroll: true });
  }, [place, navigation, screen.kind]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      navigation.close();
    }
    if (event.key === "Tab") keepInside(event, box.current!);
  }

  return (
    <div
      ref={box}
      class="panel"
      role="dialog"
      aria-modal={isFullScreen()}
      aria-label={fill(texts.chatWith, { name: config.name })}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {draw(screen)}
    </div>
  );
}

function draw(screen: Screen) {
  if (screen.kind === "home") return <Home />;
  if (screen.kind === "form") return <Form key={screen.threadId} threadId={screen.threadId} />;
  return <Conversation key={screen.threadId} threadId={screen.threadId} />;
}

function placeOf(screen: Screen): string {
  return screen.kind === "home" ? "home" : `${screen.kind} ${screen.threadId}`;
}

/** Whether the panel covers the page, as it does on a phone. */
export function isFullScreen(): boolean {
  return matchMedia("(max-width: 480px), (max-height: 480px)").matches;
}

function keepInside(event: KeyboardEvent, box: HTMLElement): void {
  const reachable = [...box.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, [tabindex='0']")];
  const all = reachable.filter((element) => element.tabIndex >= 0 && !element.matches(":disabled"));
  const at = (box.getRootNode() as ShadowRoot).activeElement;
  const [first, last] = [all[0], all.at(-1)];
  const isLeaving = event.shiftKey ? at === first || !all.includes(at as HTMLElement) : at === last;
  if (!isLeaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
