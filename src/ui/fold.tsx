import type { FC, PropsWithChildren } from "hono/jsx";

/** What most people need not read at once: one line that opens. What is in a form inside is sent, open or not. */
export const Fold: FC<PropsWithChildren<{ summary: string; open?: boolean }>> = ({ summary, open, children }) => (
  <details class="fold" open={open}>
    <summary>{summary}</summary>
    <div class="fold-content">{children}</div>
  </details>
);
