import { usePresent } from "../../../conversations/presence.tsx";

/** That the customer is writing, where what they write will stand. Its place is kept, so that nothing jumps. */
export function Typing({ customer }: { customer: string }) {
  const { customerTyping } = usePresent();
  return (
    <p role="status" className="mt-2 flex h-5 items-center gap-2 pl-8.5 text-meta text-muted">
      {customerTyping && (
        <>
          <span aria-hidden className="flex gap-0.5">
            {[0, 1, 2].map((dot) => (
              <span
                key={dot}
                className="motion-shimmer size-1 rounded-full bg-current"
                style={{ animationDelay: `${dot * 200}ms` }}
              />
            ))}
          </span>
          {customer} is writing
        </>
      )}
    </p>
  );
}
