import { type Html, html } from "./html.ts";

/** What holds for every procedure: who may call, what errors look like, where touchpoints go. */
export function introduction(title: string, origin: string): Html {
  return html`<header id="top">
<h1>${title} API</h1>
<p>Plain HTTP and JSON under <code>${origin}/api</code>. For machines: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<h2>Who calls</h2>
<p>Programs send a secret key, made in the console under Settings → Keys, with the scopes that they need:</p>
<pre><code>Authorization: Bearer sk_…</code></pre>
<p>The console itself calls with the cookie of a signed-in member. Each procedure says which permission it needs; a key has it
by its scopes, a member by their role.</p>
<h2>Errors</h2>
<p>One shape, whatever went wrong: a code for programs, a sentence for people, and the field if there is one.</p>
<pre><code>{ "code": "bad_input", "sentence": "“limit” is not usable: …", "field": "limit" }</code></pre>
<dl>
<dt><code>bad_input</code> 400</dt><dd>the input is not what the procedure takes</dd>
<dt><code>not_signed_in</code> 401</dt><dd>no key and no session, or one that is wrong</dd>
<dt><code>forbidden</code> 403</dt><dd>the key's scopes or the member's role do not reach this far</dd>
<dt><code>not_found</code> 404</dt><dd>nothing has this id in this workspace</dd>
<dt><code>conflict</code> 409</dt><dd>it cannot be done as things stand now</dd>
<dt><code>too_many</code> 429</dt><dd>wait as many seconds as <code>Retry-After</code> says</dd>
</dl>
<p>Every answer has <code>x-request-id</code>; the server's log has the same id.</p>
<h2>Sending touchpoints</h2>
<p>Touchpoints come in by doors of their own, in the format of the Segment HTTP API, with a <em>write</em> key:
<code>/v1/track</code>, <code>identify</code>, <code>page</code>, <code>screen</code>, <code>group</code>,
<code>alias</code>, <code>batch</code>, <code>import</code>.</p>
<pre><code>curl ${origin}/v1/track \\
  --user YOUR_WRITE_KEY: \\
  --json '{"userId": "noor", "event": "Order Completed", "properties": {"total": 42.5, "currency": "EUR"}}'</code></pre>
</header>`;
}
