import { Counter, Gauge } from "prom-client";
import type { Kernel } from "../../kernel/assemble.ts";
import { Audiences } from "./audiences.ts";
import { Devices } from "./devices.ts";
import { Chats } from "./find-chat.ts";
import { Gather } from "./gather.ts";
import { Notices } from "./notices.ts";
import { passageSource } from "./passages.ts";
import { Rates } from "./rates.ts";
import type { Receipt } from "./receipt.sql.ts";
import { takeReceipts } from "./receipts.ts";
import { type Input, type Taken, takeInputs } from "./take.ts";

/** What all chat doors of a process share. */
export class Hub {
  readonly kernel: Kernel;
  readonly chats: Chats;
  readonly audiences: Audiences;
  readonly notices: Notices;
  readonly devices: Devices;
  readonly inputs: Gather<Input, Taken>;
  readonly receipts: Gather<Receipt, undefined>;
  readonly passages: ReturnType<typeof passageSource>;
  readonly rates;

  constructor(kernel: Kernel) {
    const { db, config } = kernel;
    this.kernel = kernel;
    this.chats = new Chats(kernel);
    this.audiences = new Audiences(db);
    this.notices = new Notices(kernel, this.audiences);
    this.devices = new Devices(kernel, this.chats);
    this.inputs = new Gather(counted(kernel, (workspaceId, inputs) => takeInputs(db, workspaceId, inputs)));
    this.receipts = new Gather((workspaceId, receipts) => takeReceipts(db, workspaceId, receipts));
    this.passages = passageSource(() => kernel.clock.now());
    countSockets(kernel, this.devices);
    this.rates = {
      /** Of an address. */
      sessions: new Rates({
        atOnce: config.CHAT_SESSIONS_PER_MINUTE,
        everySeconds: 60 / config.CHAT_SESSIONS_PER_MINUTE,
      }),
      /** Of a visitor, as all that follow. */
      messages: new Rates({ atOnce: 10, everySeconds: 2 }),
      faults: new Rates({ atOnce: 20, everySeconds: 6 }),
      signs: new Rates({ atOnce: 40, everySeconds: 0.25 }),
      polls: new Rates({ atOnce: 30, everySeconds: 0.5 }),
      files: new Rates({ atOnce: 20, everySeconds: 180 }),
      transcripts: new Rates({ atOnce: 3, everySeconds: 6 * 3600 }),
    };
  }
}

type Take = (workspaceId: string, inputs: Input[]) => Promise<Taken[]>;

/** Takes inputs and counts what became of them. */
function counted({ metrics }: Kernel, take: Take): Take {
  const outcomes = new Counter({
    name: "throughline_chat_inputs_total",
    help: "What visitors sent, by what became of it.",
    labelNames: ["outcome"],
    registers: [metrics],
  });
  return async (workspaceId, inputs) => {
    const taken = await take(workspaceId, inputs);
    for (const { outcome } of taken) outcomes.inc({ outcome });
    return taken;
  };
}

function countSockets({ metrics }: Kernel, devices: Devices): void {
  new Gauge({
    name: "throughline_chat_sockets",
    help: "Visitors' devices that are connected to this server.",
    registers: [metrics],
    collect() {
      this.set(devices.size);
    },
  });
}
