import { channels } from "./channels/capability.ts";
import { desk } from "./desk/capability.ts";
import { insight } from "./insight/capability.ts";
import type { Capability } from "./kernel/capability.ts";
import { people } from "./people/capability.ts";
import { sample } from "./sample/capability.ts";
import { timeline } from "./timeline/capability.ts";
import { workspaces } from "./workspaces/capability.ts";

/** The product, as one ordered list: a capability may call only those before it. */
export const capabilities: readonly Capability[] = [workspaces, people, timeline, channels, desk, insight, sample];
