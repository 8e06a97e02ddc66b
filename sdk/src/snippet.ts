export interface SnippetOptions {
  /** `required`: nothing is stored and nothing leaves before `throughline.consent({ analytics: true })`. */
  consent?: "required";
  /** `manual`: page calls are only those that the page makes itself. */
  pageViews?: "manual";
}

/**
 * The HTML to paste into the `<head>` of each page. It loads `/sdk.js` from the host without delaying the page, and
 * keeps every call that is made before, with its time and address.
 */
export function snippet(host: string, writeKey: string, options: SnippetOptions = {}): string {
  const origin = host.replace(/\/+$/, "");
  return `<script>
!function(w,d){var t=w.throughline=w.throughline||[],s;if(!t.load){
"load identify track page group alias reset consent".split(" ").forEach(function(m){
t[m]=function(){t.push([m,[].slice.call(arguments),Date.now(),location.href])}});
s=d.createElement("script");s.async=!0;s.src=${literal(`${origin}/sdk.js`)};d.head.appendChild(s)}
t.load(${literal(writeKey)},${literal({ host: origin, ...options })})}(window,document)
</script>`;
}

// "<" is escaped so that no value can end the script element.
function literal(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}
