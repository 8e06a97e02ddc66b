import { Select } from "../../parts/select.tsx";

const targets = [
  { value: "60", label: "Within 1 min" },
  { value: "120", label: "Within 2 min" },
  { value: "300", label: "Within 5 min" },
  { value: "3600", label: "Within 1 h" },
  { value: "14400", label: "Within 4 h" },
  { value: "86400", label: "Within 24 h" },
];

/** The target of the service level. */
export function TargetChoice({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  return (
    <div className="w-36 shrink-0">
      <Select
        label="Target"
        labelHidden
        size="small"
        items={targets}
        value={value ?? "120"}
        onChange={(chosen) => onChange(chosen === "120" ? undefined : chosen)}
      />
    </div>
  );
}
