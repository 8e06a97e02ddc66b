import { ShieldCheck, ShieldQuestion } from "lucide-react";

/** Whether something is proven or only claimed, in one icon with its words. */
export function StandingMark({ standing }: { standing: "proven" | "claimed" }) {
  const proven = standing === "proven";
  const Icon = proven ? ShieldCheck : ShieldQuestion;
  const words = proven ? "Proven" : "Claimed";
  return (
    <span
      title={proven ? "Proven by a server, a signed token or a colleague" : "Claimed in a browser; anybody could have"}
      className={`inline-flex items-center gap-1 whitespace-nowrap ${proven ? "text-positive-text" : "text-warning-text"}`}
    >
      <Icon size={12} aria-hidden />
      {words}
    </span>
  );
}
