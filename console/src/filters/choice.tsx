import { ChevronDown } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { Menu } from "../parts/menu.tsx";

interface ChoiceProps {
  label: string;
  choices: readonly string[];
  chosen: readonly string[];
  nameOf: (choice: string) => string;
  onChange: (chosen: string[]) => void;
}

/** A button that opens what can be chosen, any number of them. */
export function Choice({ label, choices, chosen, nameOf, onChange }: ChoiceProps) {
  return (
    <Menu
      trigger={
        <Button size="medium">
          {label}
          <ChevronDown size={14} className="-mr-1 text-muted" aria-hidden />
        </Button>
      }
      entries={choices.map((choice) => ({
        kind: "check",
        label: nameOf(choice),
        checked: chosen.includes(choice),
        change: (on) => onChange(on ? [...chosen, choice] : chosen.filter((each) => each !== choice)),
      }))}
    />
  );
}
