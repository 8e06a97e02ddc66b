import { type ReactNode, useState } from "react";
import { Actions } from "./gallery/actions.tsx";
import { Charts } from "./gallery/charts.tsx";
import { Data } from "./gallery/data.tsx";
import { Feedback } from "./gallery/feedback.tsx";
import { Fields } from "./gallery/fields.tsx";
import { Overlays } from "./gallery/overlays.tsx";
import { Texts } from "./gallery/texts.tsx";
import { Writing } from "./gallery/writing.tsx";
import { SegmentedControl } from "./segmented-control.tsx";

const sections: readonly { id: string; title: string; content: ReactNode }[] = [
  { id: "actions", title: "Actions", content: <Actions /> },
  { id: "fields", title: "Fields", content: <Fields /> },
  { id: "texts", title: "Texts and numbers", content: <Texts /> },
  { id: "feedback", title: "Feedback", content: <Feedback /> },
  { id: "overlays", title: "Overlays", content: <Overlays /> },
  { id: "writing", title: "Writing and panes", content: <Writing /> },
  { id: "data", title: "Lists and tables", content: <Data /> },
  { id: "charts", title: "Charts", content: <Charts /> },
];

/** Every part in every state, for development. `?section=fields` shows one group, `?theme=dark` the other theme. */
export function Gallery() {
  const only = new URLSearchParams(window.location.search).get("section");
  const shown = only ? sections.filter(({ id }) => id === only) : sections;
  return (
    <div className="h-full overflow-y-auto">
      <header className="sticky top-0 z-20 flex h-12 items-center gap-4 border-b bg-canvas px-6">
        <h1 className="text-title font-semibold">Parts</h1>
        <nav aria-label="Groups of parts" className="flex grow gap-4">
          {sections.map(({ id, title }) => (
            <a key={id} href={`#${id}`} className="rounded-sm text-muted hover:text-text">
              {title}
            </a>
          ))}
        </nav>
        <ThemeControl />
      </header>
      <main className="mx-auto max-w-[72rem] px-6 pb-24">
        {shown.map(({ id, title, content }) => (
          <section key={id} id={id} aria-label={title} className="scroll-mt-12 border-b py-8 last:border-b-0">
            <h2 className="mb-4 text-headline font-semibold">{title}</h2>
            <div className="grid grid-cols-2 gap-x-12 gap-y-6">{content}</div>
          </section>
        ))}
      </main>
    </div>
  );
}

/** Sets the theme of this page alone, without remembering it. */
function ThemeControl() {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme === "dark" ? "dark" : "light");
  const options = [
    { value: "light", label: "Light" },
    { value: "dark", label: "Dark" },
  ];
  const choose = (chosen: string) => {
    document.documentElement.dataset.theme = chosen;
    document.documentElement.classList.toggle("dark", chosen === "dark");
    document.documentElement.classList.toggle("light", chosen === "light");
    setTheme(chosen);
  };
  return <SegmentedControl label="Theme" options={options} value={theme} onChange={choose} />;
}
