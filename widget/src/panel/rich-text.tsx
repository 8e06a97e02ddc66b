import type { ComponentChildren } from "preact";
import type { ChatMessage } from "../../../server/src/channels/contract.ts";
import { type Rich, readHtml } from "./html.ts";
import { linkify } from "./linkify.ts";

const REL = "noopener noreferrer nofollow";

/** A message's words: rich where the company wrote it so, else plain text with its links. */
export function MessageText({ message }: { message: Pick<ChatMessage, "text" | "html" | "direction"> }) {
  // What a visitor writes is plain text, whatever else the server may say of it.
  const rich = message.direction === "out" && message.html ? readHtml(message.html) : undefined;
  return <div class={rich ? "text rich" : "text"}>{rich ? drawAll(rich) : <Linked text={message.text} />}</div>;
}

function Linked({ text }: { text: string }) {
  return (
    <>
      {linkify(text).map((piece) => (typeof piece === "string" ? piece : <Link href={piece.href}>{piece.text}</Link>))}
    </>
  );
}

function Link({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel={REL}>
      {children}
    </a>
  );
}

function drawAll(pieces: readonly Rich[], isInLink = false, isPre = false): ComponentChildren {
  return pieces.map((piece) => draw(piece, isInLink, isPre));
}

function draw(piece: Rich, isInLink: boolean, isPre: boolean): ComponentChildren {
  if (typeof piece === "string") {
    // What only sets the source of the HTML apart.
    if (!isPre && /^\s*\n\s*$/.test(piece)) return null;
    return isInLink ? piece : <Linked text={piece} />;
  }
  const { tag: Tag, href, children } = piece;
  if (Tag === "br") return <br />;
  const inside = drawAll(children, isInLink || href !== undefined, isPre || Tag === "pre");
  if (Tag === "a") return href ? <Link href={href}>{inside}</Link> : inside;
  return <Tag>{inside}</Tag>;
}
