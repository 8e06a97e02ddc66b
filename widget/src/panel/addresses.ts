import { attempt } from "../../../sdk/src/attempt.ts";

/** The address of a file of the chat's own server; undefined for any other place and any other protocol. */
export function fileAddress(path: string, origin: string): string | undefined {
  const url = attempt(() => new URL(path, origin));
  return url?.origin === new URL(origin).origin ? url.href : undefined;
}

/** The address of a picture, which may lie elsewhere on the web. */
export function pictureAddress(path: string | null | undefined, origin: string): string | undefined {
  const url = path ? attempt(() => new URL(path, origin)) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
