import { ChevronRight } from "lucide-react";
import { Copyable } from "../../parts/copyable.tsx";
import type { Secret } from "./setup-screen.tsx";

/** The keys that are shown now and never again, folded away from those who only look around. */
export function SecretsOnce({ secrets }: { secrets: readonly Secret[] }) {
  if (secrets.length === 0) return null;
  return (
    <details className="group/secrets rounded-md border">
      <summary className="flex cursor-default list-none items-center gap-2 rounded-md [&::-webkit-details-marker]:hidden px-3 py-2 hover:bg-hover">
        <ChevronRight
          size={16}
          aria-hidden
          className="-ml-1 shrink-0 text-muted transition-transform duration-100 group-open/secrets:rotate-90"
        />
        <span className="font-medium">Keys for your servers</span>
        <span className="text-muted">Shown only now. You can make new ones at any time.</span>
      </summary>
      <div className="flex flex-col gap-4 border-t px-3 py-3">
        {secrets.map(({ name, value, use }) => (
          <div key={name}>
            <div className="mb-1 font-medium">{name}</div>
            <Copyable text={value} what={name.toLowerCase()} />
            <p className="mt-1 text-meta text-muted">{use}</p>
          </div>
        ))}
      </div>
    </details>
  );
}
