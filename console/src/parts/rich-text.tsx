import type { MouseEvent } from "react";
import { richTextLook } from "./rich-text-look.ts";

interface RichTextProps {
  /** Sanitised by the server before it was stored. */
  html: string;
  /** Told which image was clicked, by its address. */
  onImage?: (source: string) => void;
}

/** What somebody wrote. Its direction is that of its own first letter, and its links open beside us. */
export function RichText({ html, onImage }: RichTextProps) {
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const link = target.closest<HTMLAnchorElement>("a[href]");
    if (link) {
      event.preventDefault();
      window.open(link.href, "_blank", "noopener,noreferrer");
    } else if (target instanceof HTMLImageElement) onImage?.(target.getAttribute("src") ?? "");
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click; images can be opened from their tiles too.
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is clicked.
    <div
      dir="auto"
      onClick={click}
      className={richTextLook}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the server stores nothing that it has not sanitised.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
