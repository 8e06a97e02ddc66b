import type { Operation, Parameter, Schema } from "./document.ts";
import { type Html, html, joined } from "./html.ts";
import { boundsOf, shapeOf } from "./shape.ts";

/** A procedure and where it is. */
export interface Place {
  path: string;
  method: string;
  operation: Operation;
}

/** All that there is to know of one procedure: what it is for, who may call it, what it takes and gives. */
export function procedureSection({ path, method, operation }: Place, origin: string): Html {
  const { operationId, summary, parameters = [], requestBody, responses } = operation;
  return html`<article id="${operationId}">
<h3><a href="#${operationId}">${summary ?? nameOf(operationId)}</a></h3>
<p class="address"><span class="method ${method}">${method}</span><code>${path}</code></p>
<p class="access">${accessOf(operation)}</p>
${parametersTable(parameters)}
${shapeBlock("Body", schemaOf(requestBody?.content))}
${joined(Object.entries(responses).map(([status, { content }]) => shapeBlock(`Answer ${status}`, schemaOf(content))))}
<details><summary>Try it</summary><pre><code>${curlFor({ path, method, operation }, origin)}</code></pre></details>
</article>`;
}

function nameOf(operationId: string): string {
  const words = operationId
    .split(".")
    .slice(1)
    .join(": ")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function accessOf({ "x-access": access }: Operation): Html {
  if (access === "open") return html`Open to everybody.`;
  if (!access || access === "signed_in") return html`For anybody who is signed in.`;
  return html`Needs <code>${access}</code>.`;
}

function parametersTable(parameters: Parameter[]): Html {
  if (parameters.length === 0) return html``;
  const rows = parameters.map(
    ({ name, in: place, required, schema }) => html`<tr><th scope="row"><code>${name}</code></th>
<td>${place}${required ? "" : ", optional"}</td><td><code>${shapeOf(schema)}</code> ${boundsOf(schema)}</td></tr>`,
  );
  return html`<table><caption>Parameters</caption><tbody>${joined(rows)}</tbody></table>`;
}

function schemaOf(content: Record<string, { schema?: Schema }> | undefined): Schema | undefined {
  return content && Object.values(content)[0]?.schema;
}

function shapeBlock(title: string, schema: Schema | undefined): Html {
  if (!schema) return title === "Body" ? html`` : html`<p class="label">${title}</p><p>Nothing.</p>`;
  return html`<p class="label">${title}</p><pre><code>${shapeOf(schema)}</code></pre>`;
}

function curlFor({ path, method, operation }: Place, origin: string): string {
  const address = `${origin}/api${path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name}`)}`;
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}"${address}"`,
    '--header "Authorization: Bearer $KEY"',
  ];
  const body = schemaOf(operation.requestBody?.content);
  if (body) lines.push(`--json '${JSON.stringify(exampleOf(body))}'`);
  return lines.join(" \\\n  ");
}

/** A value that shows a schema's form; only what is required, where anything is. */
function exampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const first = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (first) return exampleOf(first);
  if (schema.properties) return exampleObject(schema);
  if (schema.type === "array") return schema.items ? [exampleOf(schema.items)] : [];
  const plain: Record<string, unknown> = { string: "…", boolean: true, number: 1, integer: 1, object: {} };
  return plain[String(schema.type)] ?? null;
}

function exampleObject({ properties = {}, required = [] }: Schema): object {
  const shown = Object.entries(properties).filter(([name]) => required.length === 0 || required.includes(name));
  return Object.fromEntries(shown.map(([name, schema]) => [name, exampleOf(schema)]));
}
