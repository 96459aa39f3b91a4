import type { FC, PropsWithChildren } from "hono/jsx";
import { Dated } from "./dated.tsx";
import { StatusShape } from "./status.tsx";

/** info: good to know · success: it is done · warning: mind this. Danger to life has a box of its own. */
export type NoticeTone = "info" | "success" | "warning";

const shapes = { info: "neutral", success: "done", warning: "late" } as const;

/** A message beside the text; `live` when it answers what the person just did. */
export const Notice: FC<PropsWithChildren<{ tone?: NoticeTone; title?: string; live?: boolean }>> = ({
  tone = "info",
  title,
  live,
  children,
}) => (
  <div class={`notice notice-${tone}`} role={live ? "status" : undefined}>
    <StatusShape tone={shapes[tone]} />
    {title && <p class="notice-title"><Dated>{title}</Dated></p>}
    <div class="notice-body"><Dated>{children}</Dated></div>
  </div>
);
