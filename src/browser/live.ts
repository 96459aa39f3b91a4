/**
 * Hears of changes for as long as the page is in sight: a page in the background holds no connection open. Each message
 * means only that something may be new; the first comes when the connection has been made, also after it was lost.
 */
const firstWait = 2_000;
const longestWait = 60_000;

export const hearChanges = (address: string, changed: () => void): void => {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;

  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = (): void => {
    if (source || document.hidden) return;
    source = new EventSource(address);
    source.addEventListener("message", () => {
      wait = firstWait;
      changed();
    });
    source.addEventListener("error", () => {
      // A connection that broke off the browser makes anew by itself; one that was refused it does not.
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      timer = setTimeout(open, wait);
      wait = Math.min(longestWait, wait * 2);
    });
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
};
