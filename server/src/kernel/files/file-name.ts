import { Refusal } from "../refusal.ts";

const mostCharacters = 200;
// They turn the writing around, so that "gpj.exe" reads as "exe.jpg".
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A file's name as it can be shown and saved: without folders, control characters and tricks of writing direction. */
export function usableName(given: string): string {
  const last = given.replaceAll("\\", "/").split("/").at(-1)!;
  const name = last
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(directions, "")
    .replaceAll(/\p{Cc}/gu, "")
    .replaceAll(/[<>:"|?*]/g, "_")
    .trim()
    .replace(/[. ]+$/, "");
  if (name === "") throw new Refusal("bad_input", "Say what the file is called.", "name");
  return shortened(name);
}

/** Long names lose their middle, so that the extension still tells what the file is. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= mostCharacters) return name;
  return [...characters.slice(0, mostCharacters - 21), "…", ...characters.slice(-20)].join("");
}
