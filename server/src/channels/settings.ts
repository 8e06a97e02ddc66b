import { Refusal } from "../kernel/refusal.ts";
import { isAddressRange } from "./chat/block.ts";
import { type ChatSettings, chatSettings } from "./chat/settings.ts";
import { isStorableJson } from "./storable.ts";

/** The settings of each kind of channel; a new kind is a new line. */
const kinds = { chat: chatSettings } as const;

/** Takes settings to be kept, or refuses them with a sentence that names the wrong one. */
export function validSettings(kind: string, given: Record<string, unknown>): Record<string, unknown> {
  if (!isStorableJson(given)) throw new Refusal("bad_input", "The settings hold a character that cannot be kept.");
  const parsed = schemaOf(kind).strict().safeParse(given);
  if (parsed.success) return withUsableAddresses(given, parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue?.path.length ? `settings.${issue.path.join(".")}` : "settings";
  throw new Refusal("bad_input", `“${field}” is not usable: ${issue?.message}.`.replace(/\.\.$/, "."), field);
}

function withUsableAddresses(given: Record<string, unknown>, { blocked }: ChatSettings): Record<string, unknown> {
  const wrong = blocked.addresses.find((text) => !isAddressRange(text));
  if (wrong === undefined) return given;
  const sentence = `“${wrong}” is no address, and no range such as 203.0.113.0/24.`;
  throw new Refusal("bad_input", sentence, "settings.blocked.addresses");
}

/** All settings of a channel: what was kept, and for the rest what they are anyway. */
export function settingsOf(kind: string, kept: Record<string, unknown>): ChatSettings {
  return schemaOf(kind).parse(kept);
}

function schemaOf(kind: string) {
  const schema = kinds[kind as keyof typeof kinds];
  if (!schema) throw new Error(`There is no kind of channel “${kind}”.`);
  return schema;
}
