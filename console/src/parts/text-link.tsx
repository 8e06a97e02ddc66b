import { ArrowUpRight } from "lucide-react";
import type { ComponentProps } from "react";

interface TextLinkProps extends Omit<ComponentProps<"a">, "className" | "style"> {
  /** Opens beside the console and says so. */
  outside?: boolean;
}

/** A link inside a sentence. For places inside the console pass it as `render` to the router's link. */
export function TextLink({ outside = false, children, ...rest }: TextLinkProps) {
  const beside = outside ? { target: "_blank", rel: "noreferrer" } : {};
  return (
    <a
      {...beside}
      {...rest}
      className="rounded-sm text-accent-text underline decoration-accent-line underline-offset-2 hover:decoration-current"
    >
      {children}
      {outside && <ArrowUpRight size={12} className="mb-0.5 inline" aria-label="(opens in a new tab)" />}
    </a>
  );
}
