import { openAsBlob } from "node:fs";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import type { Content, FileStore } from "./store.ts";

export interface S3Settings {
  /** Such as https://s3.eu-central-1.amazonaws.com; buckets are addressed by path. */
  endpoint: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
}

const answersWithinMilliseconds = 30_000;
const storesWithinMilliseconds = 600_000;

/** Keeps contents in a bucket of anything that speaks the S3 protocol, with signatures of version 4. */
export function s3Store(settings: S3Settings): FileStore {
  const client = new AwsClient({
    accessKeyId: settings.key,
    secretAccessKey: settings.secret,
    region: settings.region,
    service: "s3",
    retries: 4,
  });
  const addressOf = (key: string) => `${settings.endpoint.replace(/\/$/, "")}/${settings.bucket}/${key}`;
  return {
    put: (key, content) => put(client, addressOf(key), content),
    open: (key) => open(client, addressOf(key)),
    remove: (key) => remove(client, addressOf(key)),
  };
}

async function put(client: AwsClient, address: string, { path, bytes, sha256 }: Content): Promise<void> {
  const answer = await client.fetch(address, {
    method: "PUT",
    body: await openAsBlob(path),
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(bytes),
      "x-amz-content-sha256": sha256.toString("hex"),
    },
    signal: AbortSignal.timeout(storesWithinMilliseconds),
  });
  await refuseUnlessOk(answer, "keep");
  await answer.body?.cancel();
}

async function open(client: AwsClient, address: string): Promise<Readable | undefined> {
  // The time is for the answer's beginning: whoever reads the content may be slow.
  const waiting = new AbortController();
  const patience = setTimeout(() => waiting.abort(), answersWithinMilliseconds);
  const answer = await client.fetch(address, { signal: waiting.signal }).finally(() => clearTimeout(patience));
  if (answer.status === 404) return;
  await refuseUnlessOk(answer, "give");
  return Readable.fromWeb(answer.body as ReadableStream);
}

async function remove(client: AwsClient, address: string): Promise<void> {
  const signal = AbortSignal.timeout(answersWithinMilliseconds);
  const answer = await client.fetch(address, { method: "DELETE", signal });
  if (answer.status !== 404) await refuseUnlessOk(answer, "remove");
  await answer.body?.cancel();
}

async function refuseUnlessOk(answer: Response, deed: string): Promise<void> {
  if (answer.ok) return;
  const said = (await answer.text()).slice(0, 500);
  throw new Error(`The file store did not ${deed} a file: ${answer.status} ${said}`);
}
