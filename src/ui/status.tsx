import type { FC, PropsWithChildren } from "hono/jsx";
import { Dated } from "./dated.tsx";
import { Time } from "./time.tsx";

/** neutral: known · open: moving · done: finished · late: overdue · danger: someone may be hurt. */
export type StatusTone = "neutral" | "open" | "done" | "late" | "danger";

/** A status as a page describes it: its words, and which of the five shapes goes with them. */
export type StatusWords = {
  label: string;
  tone?: StatusTone;
  /** Since when. */
  date?: Date;
};

const shapes: Record<StatusTone, string> = {
  neutral: "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z",
  open: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2v8a4 4 0 0 0 0-8Z",
  done: "M2.5 8.5 6.5 12.5 13.5 4",
  late: "M8 2 14.5 13.5h-13ZM8 6.5v3.2",
  danger: "M8 1.5 14.5 8 8 14.5 1.5 8Z",
};

/** The shape alone, where words stand beside it anyway. */
export const StatusShape: FC<{ tone: StatusTone }> = ({ tone }) => (
  <svg class="status-shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={shapes[tone]} />
  </svg>
);

/** One word or few, with a shape of its own; the colour only repeats what both say. */
export const Status: FC<PropsWithChildren<{ tone?: StatusTone; since?: Date }>> = ({ tone = "neutral", since, children }) => (
  <span class={`status status-${tone}`}>
    <StatusShape tone={tone} />
    <span>
      <Dated>{children}</Dated>
      {since && (
        <>
          {" · "}
          <Time at={since} />
        </>
      )}
    </span>
  </span>
);
