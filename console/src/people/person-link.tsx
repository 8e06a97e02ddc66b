import { Link } from "@tanstack/react-router";

/** A person inside a sentence. */
export function PersonLink({ id, name }: { id: string; name: string }) {
  return (
    <Link
      to="/people/$personId"
      params={{ personId: id }}
      className="rounded-sm font-medium text-accent-text underline decoration-accent-line underline-offset-2 hover:decoration-current"
    >
      {name}
    </Link>
  );
}
