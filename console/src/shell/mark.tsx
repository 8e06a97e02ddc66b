/** Throughline's mark: one line through one person. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden className="shrink-0">
      <rect width="20" height="20" rx="6" className="fill-accent-solid" />
      <path d="M3 10h3.5M13.5 10H17" className="stroke-white" strokeWidth="2" strokeLinecap="round" />
      <circle cx="10" cy="10" r="3.5" fill="none" className="stroke-white" strokeWidth="2" />
    </svg>
  );
}
