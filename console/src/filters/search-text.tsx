import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { TextField } from "../parts/text-field.tsx";
import { useShortcut } from "../shell/use-commands.ts";

interface SearchTextProps {
  label: string;
  placeholder: string;
  text: string;
  onChange: (text: string) => void;
  /** How long a pause in typing lasts before the words are passed on. */
  pauseMilliseconds?: number;
}

/** Words to look for, passed on after a pause in typing. `/` leads here. */
export function SearchText({ label, placeholder, text, onChange, pauseMilliseconds = 200 }: SearchTextProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut("/", label, "This screen", () => field.current?.select());
  const [typed, setTyped] = useTyped(text, onChange, pauseMilliseconds);
  return (
    <div className="w-60">
      <TextField
        ref={field}
        label={label}
        labelHidden
        type="search"
        icon={Search}
        size="small"
        placeholder={placeholder}
        value={typed}
        onValueChange={setTyped}
      />
    </div>
  );
}

/** What is typed, passed on when it rests; what comes from elsewhere replaces it. */
function useTyped(text: string, onChange: (text: string) => void, pauseMilliseconds: number) {
  const [typed, setTyped] = useState(text);
  const passedOn = useRef(text);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    // An echo of our own words must not take back what was typed since.
    if (text === passedOn.current) return;
    passedOn.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    const words = typed.trim();
    if (words === passedOn.current) return;
    const timer = setTimeout(() => {
      passedOn.current = words;
      latest.current(words);
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, pauseMilliseconds]);
  return [typed, setTyped] as const;
}
