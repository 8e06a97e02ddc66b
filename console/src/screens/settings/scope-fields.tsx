import { Checkbox } from "../../parts/checkbox.tsx";
import type { Scope } from "./keys.ts";
import { scopeGroups } from "./scopes.ts";

interface ScopeFieldsProps {
  chosen: readonly Scope[];
  onChange: (chosen: readonly Scope[]) => void;
}

/** What a secret key is allowed; as little as it needs. */
export function ScopeFields({ chosen, onChange }: ScopeFieldsProps) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium">What it may do</legend>
      {scopeGroups.map(({ label, scopes }) => (
        <div key={label}>
          <div className="mb-1 text-meta text-muted">{label}</div>
          <div className="grid grid-cols-2 gap-x-4 gap-y-1">
            {scopes.map(({ scope, words }) => (
              <Checkbox
                key={scope}
                label={words}
                checked={chosen.includes(scope)}
                onChange={(on) => onChange(on ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
              />
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
