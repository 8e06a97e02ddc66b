import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";

export interface Someone {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

/** An OpenID Connect provider at which `someone` is always signed in already. */
export interface IdentityProvider extends AsyncDisposable {
  issuer: string;
  someone: Someone;
  /** Signs with a key that it does not publish, as a forger would. */
  forging: boolean;
}

export const clientId = "throughline";
export const clientSecret = "the client's secret";

/** Starts the provider on a port of its own. */
export async function startIdentityProvider(someone: Someone): Promise<IdentityProvider> {
  const [published, forged] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const jwk = { ...(await exportJWK(published.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const nonces = new Map<string, string | null>();
  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", provider.issuer);
    if (url.pathname === "/authorize") return sendBack(url, response, nonces);
    const key = provider.forging ? forged.privateKey : published.privateKey;
    const documents: Record<string, () => unknown> = {
      "/.well-known/openid-configuration": () => discovery(provider.issuer),
      "/keys": () => ({ keys: [jwk satisfies JWK] }),
      "/token": async () => tokens(provider, key, nonces.get((await bodyOf(request)).get("code") ?? "")),
    };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify((await documents[url.pathname]?.()) ?? {}));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const provider: IdentityProvider = {
    issuer: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    someone,
    forging: false,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return provider;
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

function sendBack(url: URL, response: ServerResponse, nonces: Map<string, string | null>): void {
  const code = `code-${nonces.size}`;
  nonces.set(code, url.searchParams.get("nonce"));
  const back = new URL(url.searchParams.get("redirect_uri")!);
  back.searchParams.set("code", code);
  back.searchParams.set("state", url.searchParams.get("state")!);
  response.writeHead(302, { location: back.toString() }).end();
}

async function tokens({ issuer, someone }: IdentityProvider, key: CryptoKey, nonce: string | null | undefined) {
  const idToken = await new SignJWT({ ...someone, ...(nonce ? { nonce } : {}) })
    .setProtectedHeader({ alg: "RS256", kid: "one" })
    .setIssuer(issuer)
    .setAudience(clientId)
    .setIssuedAt()
    .setExpirationTime("5 minutes")
    .sign(key);
  return { access_token: "access", token_type: "Bearer", expires_in: 300, id_token: idToken };
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}
