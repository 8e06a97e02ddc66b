import type { JsonObject } from "./body.ts";
import { type BodyRefusal, refuse } from "./body-refusal.ts";
import { sentAtOf } from "./clock-correction.ts";
import { Fault, isFault } from "./fault.ts";
import { hostileContentOf } from "./hostile-content.ts";
import type { Envelope } from "./item.ts";
import { objectOf } from "./item-content.ts";
import { limits } from "./limits.ts";
import type { Door } from "./path.ts";

/** Reads what a batch says for all of its items; a fault in it is a fault of every item. */
export function envelopeOf(
  door: Door,
  body: JsonObject,
  receivedAt: number,
  lookClosely: boolean,
): Envelope | Fault | BodyRefusal {
  const context = objectOf(body, "context");
  if (isFault(context)) return ofTheBatch(context);
  const integrations = objectOf(body, "integrations");
  if (isFault(integrations)) return ofTheBatch(integrations);
  const hostile = lookClosely ? (hostileContentOf(context) ?? hostileContentOf(integrations)) : null;
  if (hostile) return ofTheBatch(hostile);
  if (sharedBytesOf(body, context, integrations) > limits.sharedBytes) {
    return refuse(413, "body_too_large", "The batch's context is too large to be merged into every item.");
  }
  return { door, receivedAt, sentAt: sentAtOf(body.sentAt), context, integrations };
}

function ofTheBatch(found: Fault): Fault {
  return new Fault(found.code, `In what the batch says for all items: ${found.reason}`);
}

// 1 MB of context beside 10,000 tiny items would otherwise become 10 GB of rows.
function sharedBytesOf(body: JsonObject, ...shared: (JsonObject | undefined)[]): number {
  const once = shared.reduce((sum, part) => sum + (part ? JSON.stringify(part).length : 0), 0);
  return once * (body.batch as unknown[]).length;
}
