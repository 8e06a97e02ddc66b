import { TextArea } from "../../parts/text-area.tsx";

interface LinesFieldProps {
  label: string;
  lines: readonly string[];
  placeholder?: string;
  hint?: string;
  onChange: (lines: string[]) => void;
}

/** Several short texts, one a line. */
export function LinesField({ label, lines, placeholder, hint = "One a line.", onChange }: LinesFieldProps) {
  return (
    <TextArea
      label={label}
      rows={2}
      spellCheck={false}
      placeholder={placeholder}
      hint={hint}
      // What is typed stays as it is, empty lines included, until it is saved.
      defaultValue={lines.join("\n")}
      onValueChange={(text) => onChange(linesIn(text))}
    />
  );
}

function linesIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
