/** Signs an identity token with the widely used package. */
export const tokenWithPackage = `// npm install jose
import { SignJWT } from "jose";

const secret = new TextEncoder().encode(process.env.THROUGHLINE_IDENTITY_SECRET);

export function identityToken(user) {
  return new SignJWT({ email: user.email })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(user.id)
    .setExpirationTime("1h")
    .sign(secret);
}`;

/** The same with nothing but Node. */
export const tokenByHand = `import { createHmac } from "node:crypto";

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function identityToken(user) {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const head = encode({ alg: "HS256", typ: "JWT" });
  const body = encode({ sub: user.id, email: user.email, exp });
  const signature = createHmac("sha256", process.env.THROUGHLINE_IDENTITY_SECRET)
    .update(\`\${head}.\${body}\`)
    .digest("base64url");
  return \`\${head}.\${body}.\${signature}\`;
}`;

/** Hands the token to the browser SDK. */
export const pageWithToken = `throughline.identify("user-42", { email: "noor@example.com" }, { token });`;

/** Hands the token to Segment's SDK, which sends it on with the context. */
export const pageWithSegment = `analytics.identify(
  "user-42",
  { email: "noor@example.com" },
  { context: { identityToken: token } },
);`;
