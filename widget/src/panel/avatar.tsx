import { useState } from "preact/hooks";
import type { ChatAuthor } from "../../../server/src/channels/contract.ts";
import { pictureAddress } from "./addresses.ts";
import { Icon } from "./icons.tsx";
import { useSurroundings } from "./surroundings.ts";

/** Somebody's picture; their initials where they have none, or the page does not let it through. */
export function Avatar({ author, size = 32 }: { author: ChatAuthor; size?: number }) {
  const { origin } = useSurroundings();
  const [isBroken, setBroken] = useState(false);
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` };
  const picture = isBroken ? undefined : pictureAddress(author.avatar, origin);
  return (
    <span class={`avatar hue-${hueOf(author.name)}`} style={style} aria-hidden="true">
      {picture ? (
        <img src={picture} alt="" onError={() => setBroken(true)} />
      ) : (
        <Initials author={author} size={size} />
      )}
    </span>
  );
}

function Initials({ author, size }: { author: ChatAuthor; size: number }) {
  const letters = initialsOf(author.name);
  return author.kind === "bot" || !letters ? <Icon name="speak" size={size * 0.55} /> : <span>{letters}</span>;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => [...word][0]!.toLocaleUpperCase()).join("");
}

function hueOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 5, 0);
}

/** Up to three people, one half behind the other. */
export function Avatars({ authors, size }: { authors: readonly ChatAuthor[]; size?: number }) {
  return (
    <span class="avatars">
      {authors.slice(0, 3).map((author) => (
        <Avatar key={author.name} author={author} {...(size ? { size } : {})} />
      ))}
    </span>
  );
}
