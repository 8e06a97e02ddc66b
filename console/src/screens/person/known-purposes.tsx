import { Button } from "../../parts/button.tsx";

const usual = ["marketing", "newsletter", "analytics"];

interface KnownPurposesProps {
  known: readonly string[];
  onChoose: (purpose: string) => void;
}

/** Purposes at hand, so that one purpose is not written in two ways. */
export function KnownPurposes({ known, onChoose }: KnownPurposesProps) {
  const all = [...new Set([...known, ...usual])].slice(0, 6);
  return (
    <fieldset className="mt-1.5 flex flex-wrap gap-1">
      <legend className="sr-only">Purposes at hand</legend>
      {all.map((purpose) => (
        <Button key={purpose} size="small" onClick={() => onChoose(purpose)}>
          {purpose}
        </Button>
      ))}
    </fieldset>
  );
}
