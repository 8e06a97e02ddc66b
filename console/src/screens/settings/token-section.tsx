import { CodeBlock } from "../../parts/code-block.tsx";
import { Section } from "../../parts/section.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { useMay } from "../../shell/session.ts";
import { IdentitySecret } from "./identity-secret.tsx";
import { pageWithSegment, pageWithToken, tokenByHand, tokenWithPackage } from "./token-code.ts";

/** Identity tokens: what they prove, the secret they are signed with, and the code that signs them. */
export function TokenSection() {
  const mayManageKeys = useMay("keys:manage");
  return (
    <Section
      title="Identity tokens"
      description="A token is a short text that your server signs for whoever is signed in, and your page passes on. It proves who is in front of the browser, so their visits join their record at once."
    >
      <div className="flex flex-col gap-5">
        {mayManageKeys ? (
          <IdentitySecret />
        ) : (
          <p className="text-muted">Tokens are signed with the identity secret, which owners and admins find here.</p>
        )}
        <Code title="On your server: sign a token for whoever is signed in" ways={signing} />
        <Code title="In your page: pass it on" ways={passing} />
        <p className="-mt-3 text-meta text-muted">
          A token that is wrong or too old proves nothing, and what it came with counts as a claim.
        </p>
      </div>
    </Section>
  );
}

const signing = [
  { value: "package", label: "Node, with jose", code: tokenWithPackage },
  { value: "hand", label: "Node, without packages", code: tokenByHand },
];

const passing = [
  { value: "throughline", label: "This SDK", code: pageWithToken },
  { value: "segment", label: "Segment’s SDK", code: pageWithSegment },
];

function Code({ title, ways }: { title: string; ways: typeof signing }) {
  return (
    <div>
      <div className="mb-1 font-medium">{title}</div>
      <Tabs
        label={title}
        tabs={ways.map(({ value, label, code }) => ({
          value,
          label,
          content: <CodeBlock code={code} label={`Code: ${label}`} />,
        }))}
      />
    </div>
  );
}
