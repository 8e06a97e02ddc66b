import { type Client, type ClientOptions, createClient, type Moment } from "./client.ts";

type Method = Exclude<keyof Client, "flush"> | "load";

/** One call as the snippet keeps it. */
export type Call = [method: Method, args: unknown[], time: number, href: string];

type Global = Call[] & Record<Method, (...args: unknown[]) => void> & { client?: Client; isReady?: true };

const METHODS = "load identify track page group alias reset consent".split(" ") as Method[];
const here = window as unknown as { throughline?: Global };
const script = document.currentScript as HTMLScriptElement | null;

/**
 * Takes over the array that the snippet left, in place: whoever holds it, or one of its functions, speaks to the client
 * from now on. Works before, after and without the snippet.
 */
function takeOver(global: Global): void {
  global.isReady = true;
  let early: Call[] = [];
  let moment: Moment | undefined;

  function perform(call: Call): void {
    const [method, args, time, href] = call;
    moment = { time, href };
    try {
      if (method === "load") load(...(args as [string, Partial<ClientOptions>]));
      else if (global.client) (global.client[method] as (...args: unknown[]) => void)(...args);
      else early.push(call);
    } catch (error) {
      // A mistake in tracking must not break the page that it is on, nor the calls behind it.
      console.error("throughline:", error);
    }
    moment = undefined;
  }

  function load(writeKey: string, options?: Partial<ClientOptions>): void {
    if (global.client) return;
    const host = options?.host ?? new URL(script!.src).origin;
    const now = () => moment ?? { time: Date.now(), href: location.href };
    global.client = createClient({ ...options, host, writeKey, moment: now });
    for (const call of early) perform(call);
    early = [];
  }

  const calls = global.splice(0);
  global.push = (...more) => {
    more.forEach(perform);
    return 0;
  };
  for (const method of METHODS) global[method] = (...args) => perform([method, args, Date.now(), location.href]);
  calls.forEach(perform);
}

here.throughline ??= [] as unknown as Global;
if (!here.throughline.isReady) takeOver(here.throughline);
