import { snippet } from "@throughline/sdk/snippet";
import { type ReactNode, useState } from "react";
import { CodeBlock } from "../../parts/code-block.tsx";
import { Section } from "../../parts/section.tsx";
import { Switch } from "../../parts/switch.tsx";

interface SnippetSectionProps {
  origin: string;
  writeKey: string;
  /** Which key, where there are several. */
  chooser: ReactNode;
}

/** The lines for the head of each page, as one wants them. */
export function SnippetSection({ origin, writeKey, chooser }: SnippetSectionProps) {
  const [asksConsent, setAsksConsent] = useState(false);
  const [manual, setManual] = useState(false);
  const code = snippet(origin, writeKey, {
    ...(asksConsent ? { consent: "required" } : {}),
    ...(manual ? { pageViews: "manual" } : {}),
  });
  return (
    <Section
      title="In your pages"
      description="Paste this before </head>. It counts page views by itself, keeps what it cannot send, and weighs less than 4 KB."
    >
      <div className="flex flex-col gap-4">
        {chooser && <div className="w-64">{chooser}</div>}
        <CodeBlock code={code} label="Snippet" emphasize={writeKey} />
        <Switch
          label="Wait for consent"
          hint="Nothing is stored and nothing leaves before your page calls throughline.consent({ analytics: true })."
          checked={asksConsent}
          onChange={setAsksConsent}
        />
        <Switch
          label="Count pages by hand"
          hint="Only what your page itself tells by throughline.page() counts as a page view."
          checked={manual}
          onChange={setManual}
        />
      </div>
    </Section>
  );
}
