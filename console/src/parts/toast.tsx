import { Toast as Base } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, Info, type LucideIcon, X } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";

type Tone = "done" | "note" | "problem";

interface Notice {
  title: string;
  detail?: string;
  tone?: Tone;
  /** Takes the deed back. The notice then stays longer. */
  undo?: () => void;
}

const manager = Base.createToastManager();

const icons: Record<Tone, { icon: LucideIcon; colour: string }> = {
  done: { icon: CircleCheck, colour: "text-positive-text" },
  note: { icon: Info, colour: "text-muted" },
  problem: { icon: CircleAlert, colour: "text-danger-text" },
};

/** Says what happened at the foot of the screen, with Undo instead of a question beforehand. F6 leads there. */
export function notify({ title, detail, tone = "done", undo }: Notice): void {
  const id = manager.add({
    title,
    description: detail,
    type: tone,
    priority: tone === "problem" ? "high" : "low",
    timeout: undo || tone === "problem" ? 10_000 : 5_000,
    actionProps: undo && {
      children: "Undo",
      onClick: () => {
        undo();
        manager.close(id);
      },
    },
  });
}

/** Wraps the console once and shows its notices. */
export function Toasts({ children }: { children: ReactNode }) {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 z-50 flex w-90 max-w-[calc(100vw-2rem)] flex-col gap-2">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  return Base.useToastManager().toasts.map((toast) => {
    const { icon: Icon, colour } = icons[(toast.type ?? "done") as Tone];
    return (
      <Base.Root
        key={toast.id}
        toast={toast}
        swipeDirection="right"
        className="rounded-md border border-border bg-raised transition-[translate,opacity] duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
      >
        <Base.Content className="flex items-start gap-2 py-2 pr-2 pl-3">
          <Icon size={16} className={classes("mt-1 shrink-0", colour)} aria-hidden />
          <div className="min-w-0 grow py-0.5">
            <Base.Title className="font-medium" />
            <Base.Description className="text-muted" />
          </div>
          <Base.Action className="h-6 shrink-0 rounded-sm px-2 font-medium text-accent-text hover:bg-hover" />
          <Base.Close render={<IconButton icon={X} label="Dismiss" size="small" side="top" />} />
        </Base.Content>
      </Base.Root>
    );
  });
}
