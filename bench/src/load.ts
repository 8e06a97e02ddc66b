import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

/** How a load of batches went. */
export interface Load {
  accepted: number;
  seconds: number;
  milliseconds: number[];
  residentMegabytes: number[];
}

const itemsPerBatch = 100;

/** A stream of batches: a fifth of the items are a new person's first, the others spread over those seen before. */
export function batchMaker(): () => string {
  const known: string[] = [];
  let serial = 0;
  const someone = () => {
    if (known.length === 0 || serial % 5 === 0) known.push(`user-${randomUUID()}`);
    return serial % 5 === 0 ? known.at(-1) : known[Math.floor(Math.random() * known.length)];
  };
  return () => {
    const now = new Date().toISOString();
    const items = Array.from({ length: itemsPerBatch }, () => {
      serial++;
      return `{"type":"track","event":"Product Viewed","userId":"${someone()}","messageId":"${randomUUID()}","timestamp":"${now}","properties":{"product_id":"p-${serial % 500}","sku":"YRG-250","category":"beans","name":"Yirgacheffe 250 g","price":12.5,"currency":"EUR","position":3},"context":{"library":{"name":"@segment/analytics-node","version":"3.1.0"},"page":{"path":"/products/${serial % 500}","url":"https://shop.example.com/products/${serial % 500}"}}}`;
    });
    return `{"batch":[${items.join(",")}],"sentAt":"${now}"}`;
  };
}

/** Sends batches over `connections` kept-alive connections until the time is up; each connection waits for its answer. */
export async function sendBatches(
  url: string,
  key: string,
  connections: number,
  seconds: number,
  sample: () => Promise<number>,
): Promise<Load> {
  const load: Load = { accepted: 0, seconds: 0, milliseconds: [], residentMegabytes: [] };
  const makeBatch = batchMaker();
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const began = performance.now();
  const until = began + seconds * 1000;
  const sampling = setInterval(async () => load.residentMegabytes.push(await sample()), 5000);
  const connection = async () => {
    while (performance.now() < until) {
      const sent = performance.now();
      await post(agent, url, key, makeBatch());
      load.milliseconds.push(performance.now() - sent);
      load.accepted += itemsPerBatch;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  clearInterval(sampling);
  load.seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return load;
}

function post(agent: Agent, url: string, key: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    const outgoing = request(`${url}/v1/batch`, { method: "POST", agent, headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("end", () =>
        text === '{"success":true}' ? resolve() : reject(new Error(`${answer.statusCode}: ${text}`)),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
