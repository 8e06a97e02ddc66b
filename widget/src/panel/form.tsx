import { useState } from "preact/hooks";
import type { FormField } from "../../../server/src/channels/contract.ts";
import type { Texts } from "../texts/en.ts";
import { CloseButton } from "./header.tsx";
import { Icon } from "./icons.tsx";
import { Notices } from "./notices.tsx";
import { useSurroundings } from "./surroundings.ts";

type Answers = Record<string, string>;

/** The questions before a conversation. */
export function Form({ threadId }: { threadId: string }) {
  const { chat, config, texts, navigation } = useSurroundings();
  const [answers, setAnswers] = useState<Answers>(() => chat.state().visitor?.answers ?? {});
  const [isChecked, setChecked] = useState(false);
  const { fields } = config.form;
  const problems = Object.fromEntries(fields.map((field) => [field.name, problemOf(field, answers, texts)]));
  const firstWrong = fields.find(({ name }) => problems[name]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setChecked(true);
    if (firstWrong) {
      (event.currentTarget as HTMLFormElement).querySelector<HTMLElement>(`[name="${firstWrong.name}"]`)?.focus();
      return;
    }
    const given = Object.entries(answers).flatMap(([name, answer]) => (answer.trim() ? [[name, answer.trim()]] : []));
    void chat.answer(Object.fromEntries(given) as Answers);
    navigation.formIsDone(threadId);
  }

  return (
    <section class="screen form-screen">
      <header class="top">
        <button
          type="button"
          class="icon-button back"
          aria-label={texts.back}
          title={texts.back}
          onClick={navigation.home}
        >
          <Icon name="back" />
        </button>
        <div class="top-text">
          <h2 tabIndex={-1}>{texts.newConversation}</h2>
        </div>
        <CloseButton />
      </header>
      <form class="scroll form" onSubmit={submit} noValidate>
        {texts.formIntro && <p class="form-intro">{texts.formIntro}</p>}
        {fields.map((field, place) => (
          <Field
            key={field.name}
            field={field}
            answer={answers[field.name] ?? ""}
            problem={isChecked ? problems[field.name] : undefined}
            isFirst={place === 0}
            setAnswer={(answer) => setAnswers({ ...answers, [field.name]: answer })}
          />
        ))}
        {texts.privacy && <p class="privacy">{texts.privacy}</p>}
        <button type="submit" class="primary">
          {texts.formStart}
        </button>
      </form>
      <Notices threadId={null} />
    </section>
  );
}

interface FieldProperties {
  field: FormField;
  answer: string;
  problem: string | undefined;
  isFirst: boolean;
  setAnswer(answer: string): void;
}

function Field({ field, answer, problem, isFirst, setAnswer }: FieldProperties) {
  const { texts, language } = useSurroundings();
  const { name, kind, required } = field;
  const id = `field-${name}`;
  const shared = {
    id,
    name,
    value: answer,
    required,
    "aria-invalid": problem !== undefined,
    "aria-describedby": problem ? `${id}-problem` : undefined,
    "data-first": isFirst || undefined,
    onInput: (event: Event) => setAnswer((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <div class="field">
      <label for={id}>
        {labelOf(field, language, texts)}
        {!required && <span class="optional"> ({texts.optional})</span>}
      </label>
      {kind === "choice" ? (
        <select {...shared}>
          <option value="">{texts.choose}</option>
          {field.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} {...kinds[kind]} maxLength={1000} />
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

const kinds = {
  name: { type: "text", autoComplete: "name" },
  email: { type: "email", autoComplete: "email", inputMode: "email" },
  phone: { type: "tel", autoComplete: "tel", inputMode: "tel" },
  text: { type: "text" },
} as const;

function labelOf({ label, kind, name }: FormField, language: string, texts: Texts): string {
  const own = (label as Record<string, string>)[language] ?? label.en ?? Object.values(label)[0];
  const usual: Record<string, string> = { name: texts.nameField, email: texts.emailField, phone: texts.phoneField };
  return own ?? usual[kind] ?? name.replaceAll("_", " ");
}

function problemOf({ name, kind, required }: FormField, answers: Answers, texts: Texts): string | undefined {
  const answer = answers[name]?.trim() ?? "";
  if (!answer) return required ? texts.required : undefined;
  return kind === "email" && !isEmail(answer) ? texts.badEmail : undefined;
}

/** Whether mail could be sent there; whether it arrives, only mail can tell. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
