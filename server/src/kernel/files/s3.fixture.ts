import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export interface Bucket extends AsyncDisposable {
  endpoint: string;
  objects: Map<string, Buffer>;
  /** What was refused, and why. */
  refused: string[];
  /** How many of the next requests are answered 503, as busy stores do. */
  busy: number;
}

export const s3Key = "AKIAEXAMPLE";
export const s3Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
export const s3Region = "eu-central-1";

/** A store that speaks enough of the S3 protocol, and checks each request's signature (AWS Signature Version 4) by the book. */
export async function startBucket(): Promise<Bucket> {
  const bucket: Omit<Bucket, typeof Symbol.asyncDispose | "endpoint"> = { objects: new Map(), refused: [], busy: 0 };
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const fault = faultOf(request, body);
    if (bucket.busy > 0) {
      bucket.busy--;
      response.writeHead(503).end("<Error><Code>SlowDown</Code></Error>");
    } else if (fault) {
      bucket.refused.push(fault);
      response.writeHead(403).end(`<Error><Code>${fault}</Code></Error>`);
    } else answer(bucket.objects, request, body, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(bucket, {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function answer(
  objects: Map<string, Buffer>,
  { method, url }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
) {
  const key = url!;
  const found = objects.get(key);
  if (method === "PUT") objects.set(key, body);
  if (method === "DELETE") objects.delete(key);
  if (method === "GET" && !found) response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
  else response.writeHead(method === "DELETE" ? 204 : 200).end(method === "GET" ? found : undefined);
}

function faultOf(request: IncomingMessage, body: Buffer): string | undefined {
  const { authorization = "", ...headers } = request.headers;
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w{64})$/;
  const [, key, day, region, names, signature] = parts.exec(authorization) ?? [];
  if (!key || !day || !names || key !== s3Key || region !== s3Region) return "MissingSecurityHeader";
  const payload = String(headers["x-amz-content-sha256"]);
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== sha256(body)) return "XAmzContentSHA256Mismatch";
  if (request.method === "PUT" && headers["content-length"] !== String(body.length)) return "MissingContentLength";
  const signed = names.split(";");
  if (!signed.includes("host") || !signed.includes("x-amz-date")) return "AccessDenied";
  const canonical = [
    request.method,
    request.url,
    "",
    ...signed.map((name) => `${name}:${headers[name]}`),
    "",
    names,
    payload,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const signingKey = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${s3Secret}`);
  return hmac(signingKey, text).toString("hex") === signature ? undefined : "SignatureDoesNotMatch";
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
