import { ListOrdered } from "lucide-react";
import { refusalOf } from "../../api/refusal.ts";
import { DeskContext } from "../../conversations/desk-context.ts";
import { useNewDesk } from "../../conversations/use-desk.ts";
import { Banner } from "../../parts/banner.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { AgentList } from "./agent-list.tsx";
import { type Board, mostShown, useBoard } from "./use-board.ts";
import { WaitingList } from "./waiting-list.tsx";

/** The board of those who lead: who is on, what waits, and what is about to be late. */
export function QueueScreen() {
  useDocumentTitle("Queue");
  const desk = useNewDesk();
  const { board, renew } = useBoard();
  return (
    <DeskContext value={desk}>
      <PageHeader title="Queue" meta={board.data && summaryOf(board.data)} />
      {board.data ? (
        <Lanes board={board.data} onChanged={() => void renew()} />
      ) : board.isError ? (
        <ErrorState sentence={refusalOf(board.error).sentence} onRetry={() => void board.refetch()} />
      ) : (
        <div className="p-4">
          <SkeletonText lines={12} label="Reading the queue" />
        </div>
      )}
    </DeskContext>
  );
}

function Lanes({ board, onChanged }: { board: Board; onChanged: () => void }) {
  return (
    <>
      {!board.isAutomatic && (
        <Banner edge>
          Nobody gives out work: conversations wait in Unassigned until somebody takes them. It begins by itself once a
          team has members.
        </Banner>
      )}
      <div className="flex min-h-0 grow">
        <section aria-label="Waiting" className="flex min-h-0 min-w-0 grow flex-col overflow-y-auto">
          {board.waiting.length > 0 ? (
            <WaitingList waiting={board.waiting} onChanged={onChanged} />
          ) : (
            <EmptyState icon={ListOrdered} title="Nobody waits">
              {board.isAutomatic
                ? "Whatever comes in goes to somebody at once, or stands here until somebody has room."
                : "What comes in is taken by hand from Unassigned in the Inbox."}
            </EmptyState>
          )}
          {board.waitingInAll > mostShown && (
            <p className="border-t px-4 py-2 text-meta text-muted">
              The first {formatNumber(mostShown)} of {formatNumber(board.waitingInAll)} are shown.
            </p>
          )}
        </section>
        <section aria-label="People" className="w-96 shrink-0 overflow-y-auto border-l">
          <AgentList agents={board.agents} onChanged={onChanged} />
        </section>
      </div>
    </>
  );
}

function summaryOf({ waitingInAll, agents }: Board): string {
  const on = agents.filter(({ status, isPresent }) => status === "available" && isPresent);
  const free = on.filter(({ slots, taken }) => taken < slots);
  return `${formatNumber(waitingInAll)} waiting · ${formatNumber(on.length)} on, ${formatNumber(free.length)} with room`;
}
