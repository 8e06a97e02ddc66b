import { Checkbox } from "../../parts/checkbox.tsx";
import { Section } from "../../parts/section.tsx";
import { Select } from "../../parts/select.tsx";
import { TextArea } from "../../parts/text-area.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { ChatSettings, Language, SetSettings } from "./chat-data.ts";
import { languageName, languages, useOwnWords } from "./chat-own-words.ts";

export interface WordFieldsProps {
  settings: ChatSettings;
  set: SetSettings;
  /** In which language words are shown and written. */
  language: Language;
  onLanguage: (language: Language) => void;
}

const words = [
  { name: "title", label: "Title" },
  { name: "subtitle", label: "Below the title", long: true },
  { name: "launcher", label: "Launcher" },
  { name: "greeting", label: "Greeting in an empty conversation", long: true },
  { name: "away", label: "When nobody is here", long: true },
  { name: "placeholder", label: "In the empty field" },
  { name: "formIntro", label: "Above the questions", long: true },
  { name: "privacy", label: "Privacy note", long: true },
] as const;

/** Which languages a chat speaks, and what it says in each. */
export function ChatWordFields({ settings, set, language, onLanguage }: WordFieldsProps) {
  const own = useOwnWords(language);
  const said = settings.texts[language] ?? {};
  const offered = languages.filter((one) => settings.languages.includes(one));
  const items = offered.map((value) => ({ value, label: languageName(value) }));
  const say = (name: (typeof words)[number]["name"], text: string) => {
    const { [name]: _, ...others } = said;
    // An empty text is none of one's own: the widget's words hold again.
    set({ texts: { ...settings.texts, [language]: text.trim() ? { ...others, [name]: text } : others } });
  };
  return (
    <Section
      title="Words"
      description="The chat speaks the language of the page, or of the visitor. Where you leave a text empty, its own words hold."
    >
      <fieldset>
        <legend className="mb-2 font-medium">Languages</legend>
        <div className="grid grid-cols-4 gap-2">
          {languages.map((one) => (
            <Checkbox
              key={one}
              label={languageName(one)}
              checked={settings.languages.includes(one)}
              disabled={one === settings.defaultLanguage}
              onChange={(checked) => {
                set({ languages: languages.filter((each) => (each === one ? checked : offered.includes(each))) });
                if (!checked && one === language) onLanguage(settings.defaultLanguage);
              }}
            />
          ))}
        </div>
      </fieldset>
      <div className="mt-4 grid grid-cols-2 items-start gap-4">
        <Select
          label="For everybody else"
          items={items}
          value={settings.defaultLanguage}
          onChange={(defaultLanguage) => set({ defaultLanguage })}
        />
        <Select label="Words in" items={items} value={language} onChange={onLanguage} />
      </div>
      <div key={language} className="mt-4 flex flex-col gap-4" dir="auto">
        {words.map(({ name, label, ...rest }) => {
          const field = {
            label,
            maxLength: 500,
            lang: language,
            dir: "auto",
            placeholder: own?.[name] || "Nothing",
            value: said[name] ?? "",
            onValueChange: (text: string) => say(name, text),
          };
          return "long" in rest ? <TextArea key={name} rows={2} {...field} /> : <TextField key={name} {...field} />;
        })}
      </div>
    </Section>
  );
}
