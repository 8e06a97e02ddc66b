const AGAIN_MS = 3000;
const IDLE_MS = 5000;

/** Tells that the visitor types: at the first key, every few seconds while it goes on, and when it has ended. */
export function openTyping(tell: (typing: boolean) => void) {
  let toldAt = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function ended(): void {
    clearTimeout(idle);
    if (toldAt) tell(false);
    toldAt = 0;
  }

  return {
    typed(): void {
      clearTimeout(idle);
      idle = setTimeout(ended, IDLE_MS);
      if (Date.now() - toldAt < AGAIN_MS) return;
      toldAt = Date.now();
      tell(true);
    },
    ended,
  };
}
