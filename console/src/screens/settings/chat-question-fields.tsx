import { Plus, Trash2 } from "lucide-react";
import { Button } from "../../parts/button.tsx";
import { Checkbox } from "../../parts/checkbox.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import { Select } from "../../parts/select.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { ChatSettings, Language, Question } from "./chat-data.ts";
import { LinesField } from "./chat-lines-field.tsx";
import { languageName } from "./chat-own-words.ts";
import type { WordFieldsProps } from "./chat-word-fields.tsx";

const asks = [
  { value: "never", label: "Never" },
  { value: "first", label: "Visitors who are not known" },
  { value: "always", label: "Everybody, before each conversation" },
] as const;

const kinds = [
  { value: "name", label: "Name" },
  { value: "email", label: "Email" },
  { value: "phone", label: "Phone" },
  { value: "text", label: "Text" },
  { value: "choice", label: "One of several" },
] as const;

/** What is asked before a conversation begins. */
export function ChatQuestionFields({ settings, set, language }: WordFieldsProps) {
  const { ask, fields } = settings.form;
  const setForm = (form: Partial<ChatSettings["form"]>) => set({ form: { ...settings.form, ...form } });
  const change = (place: number, next: Partial<Question>) =>
    setForm({ fields: fields.map((field, at) => (at === place ? { ...field, ...next } : field)) });
  return (
    <Section
      title="Questions before a chat"
      description="What a visitor answers is a claim: agents see it, and it opens nobody’s history."
    >
      <div className="flex flex-col gap-4">
        <div className="w-72">
          <Select
            label="Ask"
            items={asks}
            value={ask}
            onChange={(next) =>
              setForm({ ask: next, fields: fields.length > 0 || next === "never" ? fields : [question("email", [])] })
            }
          />
        </div>
        {ask !== "never" && (
          <>
            <Panel>
              {fields.map((field, place) => (
                <QuestionRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: questions keep their places while one types.
                  key={`${place} ${fields.length}`}
                  field={field}
                  language={language}
                  onChange={(next) => change(place, next)}
                  onRemove={() => setForm({ fields: fields.filter((_, at) => at !== place) })}
                />
              ))}
            </Panel>
            <div>
              <Button
                icon={Plus}
                disabled={fields.length >= 10}
                onClick={() => setForm({ fields: [...fields, question("text", fields)] })}
              >
                Add a question
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}

interface QuestionRowProps {
  field: Question;
  language: Language;
  onChange: (next: Partial<Question>) => void;
  onRemove: () => void;
}

function QuestionRow({ field, language, onChange, onRemove }: QuestionRowProps) {
  return (
    <div className="flex flex-col gap-3 px-3 py-3">
      <div className="grid grid-cols-[8rem_minmax(0,1fr)_7rem_auto] items-end gap-2">
        <Select label="Kind" size="small" items={kinds} value={field.kind} onChange={(kind) => onChange({ kind })} />
        <TextField
          label={`Label (${languageName(language)})`}
          size="small"
          lang={language}
          maxLength={500}
          placeholder="The widget’s own for this kind"
          value={field.label[language] ?? ""}
          onValueChange={(text) => onChange({ label: { ...field.label, [language]: text } })}
        />
        <TextField
          label="Stored as"
          size="small"
          pattern="[a-z][a-z0-9_]{0,39}"
          title="Small letters, digits and _, such as order_number"
          required
          value={field.name}
          onValueChange={(name) => onChange({ name })}
        />
        <IconButton icon={Trash2} label={`Remove the question ${field.name}`} onClick={onRemove} />
      </div>
      {field.kind === "choice" && (
        <LinesField label="Choices" lines={field.choices} onChange={(choices) => onChange({ choices })} />
      )}
      <Checkbox label="Must be answered" checked={field.required} onChange={(required) => onChange({ required })} />
    </div>
  );
}

function question(kind: Question["kind"], existing: readonly Question[]): Question {
  const taken = existing.map(({ name }) => name);
  const name = [kind, ...Array.from({ length: 10 }, (_, at) => `${kind}_${at + 2}`)].find(
    (one) => !taken.includes(one),
  );
  return { name: name ?? kind, kind, label: {}, choices: [], required: false };
}
