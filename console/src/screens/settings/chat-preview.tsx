import { readableOn } from "@throughline/widget/colour.ts";
import { isRightToLeft } from "@throughline/widget/languages.ts";
import { ChevronDown, Ellipsis, MessageCircle, Send } from "lucide-react";
import { type CSSProperties, useState } from "react";
import { SegmentedControl } from "../../parts/segmented-control.tsx";
import type { Draft, Language } from "./chat-data.ts";
import { useOwnWords } from "./chat-own-words.ts";

const canvases = {
  light: { canvas: "#ffffff", sunken: "#f9f9fb", text: "#1c2024", muted: "#60646c", line: "#e0e1e6" },
  dark: { canvas: "#18191b", sunken: "#111113", text: "#edeef0", muted: "#b0b4ba", line: "#2e3135" },
} as const;

const views = [
  { value: "open", label: "Open" },
  { value: "closed", label: "Launcher" },
] as const;

/** The launcher and the first screen as the draft would have them, drawn with the widget's own words and colours. */
export function ChatPreview({ draft: { name, settings }, language }: { draft: Draft; language: Language }) {
  const [view, setView] = useState<"open" | "closed">("open");
  const scheme = useScheme(settings.scheme);
  const words = useOwnWords(language);
  const own = settings.texts[language] ?? {};
  const accent = colourOf(settings.accent, "#3358d4");
  const onAccent = readableOn(accent, colourOf(settings.onAccent, "#ffffff"));
  const look = canvases[scheme];
  const isLeft = isOnLeft(settings.side, language);
  const title = own.title || words?.title;
  const subtitle = own.subtitle || words?.subtitle;
  const style = { "--chat-accent": accent, "--chat-on-accent": onAccent } as CSSProperties;
  return (
    <div>
      <div className="mb-2 flex items-center justify-between">
        <h2 className="font-medium">Preview</h2>
        <SegmentedControl label="What is shown" options={views} value={view} onChange={setView} />
      </div>
      <div
        style={style}
        dir={isRightToLeft(language) ? "rtl" : "ltr"}
        lang={language}
        className="flex h-[30rem] flex-col justify-end gap-3 overflow-hidden rounded-md border bg-sunken p-3"
      >
        {view === "open" && (
          <div
            className="flex min-h-0 grow flex-col overflow-hidden rounded-[12px] border"
            style={{ background: look.sunken, color: look.text, borderColor: look.line }}
          >
            <div className="px-4 pt-3 pb-12" style={{ background: accent, color: onAccent }}>
              <div className="mb-4 flex items-center gap-2">
                <span className="min-w-0 grow truncate font-semibold">{name}</span>
                <Ellipsis size={16} aria-hidden />
                <ChevronDown size={16} aria-hidden />
              </div>
              <p className="text-[1.375rem] leading-7 font-bold text-balance">{title}</p>
              {subtitle && <p className="mt-1.5 text-pretty">{subtitle}</p>}
            </div>
            <div
              className="mx-3 -mt-8 flex items-center gap-3 rounded-[10px] border px-4 py-3"
              style={{ background: look.canvas, borderColor: look.line }}
            >
              <div className="min-w-0 grow">
                <p className="font-semibold">{words?.newConversation}</p>
                <p style={{ color: look.muted }}>{words?.online}</p>
              </div>
              <Send size={16} aria-hidden />
            </div>
            <p className="mt-auto px-4 py-3 text-meta" style={{ color: look.muted }}>
              {own.privacy}
            </p>
          </div>
        )}
        {/* The corner is the company's choice, whichever way the language runs. */}
        <div dir="ltr" className={isLeft ? "flex justify-start" : "flex justify-end"}>
          <span
            className="inline-flex h-12 items-center gap-2 rounded-full px-3.5 font-medium"
            style={{ background: accent, color: onAccent }}
          >
            {view === "open" ? <ChevronDown size={20} aria-hidden /> : <MessageCircle size={20} aria-hidden />}
            {settings.launcherLabel && <span dir="auto">{own.launcher || words?.launcher}</span>}
          </span>
        </div>
      </div>
      <p className="mt-2 text-meta text-muted">
        Drawn from what is on the left, with the widget’s own words. Try the real one on a page with the line above.
      </p>
    </div>
  );
}

function useScheme(scheme: Draft["settings"]["scheme"]): "light" | "dark" {
  if (scheme !== "auto") return scheme;
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}

function isOnLeft(side: Draft["settings"]["side"], language: Language): boolean {
  if (side === "left" || side === "right") return side === "left";
  return (side === "end") === isRightToLeft(language);
}

function colourOf(text: string, otherwise: string): string {
  return /^#[0-9a-f]{6}$/i.test(text) ? text : otherwise;
}
