import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icons.tsx";
import { useSurroundings } from "./surroundings.ts";

export function CloseButton() {
  const { texts, navigation } = useSurroundings();
  return (
    <button
      type="button"
      class="icon-button close"
      aria-label={texts.close}
      title={texts.close}
      onClick={navigation.close}
    >
      <Icon name="close" />
    </button>
  );
}

interface MenuItem {
  text: string;
  icon: "sound" | "silent" | "mail";
  choose(): void;
}

/** What can be switched or asked for; `askTranscript` only where there is a conversation. */
export function OptionsMenu({ askTranscript }: { askTranscript?: () => void }) {
  const { texts, sound } = useSurroundings();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const isOn = sound.isOn();
  const items: MenuItem[] = [
    { text: isOn ? texts.soundOff : texts.soundOn, icon: isOn ? "silent" : "sound", choose: () => sound.turn(!isOn) },
    ...(askTranscript ? [{ text: texts.transcript, icon: "mail" as const, choose: askTranscript }] : []),
  ];

  useEffect(() => {
    if (isOpen) menu.current?.querySelector("button")?.focus();
  }, [isOpen]);

  function close(giveBack = true): void {
    setOpen(false);
    if (giveBack) button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!isOpen) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
    if (event.key === "Tab") close(false);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...menu.current!.querySelectorAll("button")];
    const at = buttons.indexOf((event.target as HTMLElement).closest("button")!);
    buttons.at((at + step) % buttons.length)!.focus();
  }

  function onFocusOut({ relatedTarget }: FocusEvent): void {
    if (isOpen && relatedTarget && !menu.current?.parentElement?.contains(relatedTarget as Node)) close(false);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its button and menu do not take.
    <div class="options" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={texts.options}
        title={texts.options}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <>
          {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: it catches the click beside the menu; keys have Escape. */}
          <div class="menu-backdrop" onClick={() => close(false)} />
          <div ref={menu} class="menu" role="menu" aria-label={texts.options}>
            {items.map(({ text, icon, choose }) => (
              <button
                key={icon}
                type="button"
                role="menuitem"
                onClick={() => {
                  close();
                  choose();
                }}
              >
                <Icon name={icon} size={18} />
                {text}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
