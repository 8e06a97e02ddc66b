const IDLE_MS = 60_000;

export interface TabEvents {
  /** Whether this tab needs a connection. */
  wanted(isWanted: boolean): void;
  /** The network is back, or the computer has woken: is the connection still alive? */
  awake(): void;
  leaving(): void;
}

/**
 * Decides whether this tab needs a connection: the one that is seen does, and of those in the background one, so that a reply
 * is noticed. Answers whether this is the one. Nothing is held while the page goes away, so that the browser may keep it for
 * going back.
 */
export function watchTab(name: string, events: TabEvents, locks?: Pick<LockManager, "request">): () => boolean {
  let idle: ReturnType<typeof setTimeout> | undefined;
  let isFirst = !locks;
  let stepDown: (() => void) | undefined;

  function stepUp(): void {
    if (stepDown || !locks) return;
    const gone = new Promise<void>((resolve) => {
      stepDown = resolve;
    });
    const rule = () => {
      isFirst = true;
      if (document.hidden) events.wanted(true);
      return gone;
    };
    // A sandboxed frame is refused its locks; it stays connected by itself.
    locks.request(`${name}first`, rule).catch(rule);
  }

  function leave(): void {
    stepDown?.();
    stepDown = undefined;
    isFirst = !locks;
    clearTimeout(idle);
    events.leaving();
    events.wanted(false);
  }

  function look(): void {
    clearTimeout(idle);
    if (document.hidden) {
      events.leaving();
      idle = setTimeout(() => isFirst || events.wanted(false), IDLE_MS);
    } else {
      events.wanted(true);
      events.awake();
    }
  }

  document.addEventListener("visibilitychange", look);
  addEventListener("online", events.awake);
  addEventListener("offline", events.awake);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    stepUp();
    events.wanted(true);
  });
  stepUp();
  events.wanted(true);
  return () => isFirst;
}
